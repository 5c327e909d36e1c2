"""A fixed number of threads for WSGI requests, with a bounded queue before them."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from hallway.front.refusals import busy

log = logging.getLogger(__name__)
Job = Callable[[], None]


class WsgiPool:
    """Threads that live as long as the process, so that their database connections do too.

    They are daemons: a request that never ends must not keep the process from stopping.
    """

    def __init__(self, threads: int, queue: int) -> None:
        self._size = threads
        self._queue = queue
        self._waiting: deque[Job] = deque()
        self._idle = 0
        self._stopping = False
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start the threads; once is enough."""
        with self._changed:
            missing = range(len(self._threads), self._size)
            new = [threading.Thread(target=self._work, name=f"wsgi-{n}", daemon=True) for n in missing]
            self._threads += new
            self._idle += len(new)
        for thread in new:
            thread.start()

    def submit(self, job: Job) -> None:
        """Have a thread run the job, in order of arrival. Raises a 503 refusal when the queue is full."""
        if len(self._threads) < self._size:
            self.start()
        with self._changed:
            if self._stopping or len(self._waiting) >= self._queue + self._idle:
                raise busy()
            self._waiting.append(job)
            self._changed.notify()

    def withdraw(self, job: Job) -> bool:
        """Take a job back; False when it has already begun."""
        with self._changed:
            if job not in self._waiting:
                return False
            self._waiting.remove(job)
            return True

    def stop(self, grace: float) -> None:
        """Begin no more jobs and give the running ones `grace` seconds to end."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        end = time.monotonic() + grace
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while job := self._next():
            try:
                job()
            except BaseException:  # whatever it was, the thread has more requests to serve
                log.exception("a request failed outside the application")
            job = None  # the response in it must not live until the next request
            with self._changed:
                self._idle += 1

    def _next(self) -> Job | None:
        """The next job, None at the end."""
        with self._changed:
            while not self._waiting and not self._stopping:
                self._changed.wait()
            if self._stopping:
                return None
            self._idle -= 1
            return self._waiting.popleft()

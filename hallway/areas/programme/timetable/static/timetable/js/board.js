// The board under a session that is in somebody's hand: which cells there are, what each means, where it is now.

const FIRST_ROW = 2;

export class Board {
  constructor(editor) {
    this.editor = editor;
    this.clear();
  }

  clear() {
    this.editor.querySelectorAll(".tt-ghost, .tt-spot").forEach((one) => one.remove());
    this.cells = new Map();
    this.now = null;
    this.held = null;
  }

  /** Take the server's answer for `held`, and mark the times in use. */
  weigh({ cells, usual, times }, held) {
    this.clear();
    this.held = held;
    this.usual = usual;
    this.times = times;
    this.rooms = [...this.editor.querySelectorAll(".tt-door")]
      .filter((door) => door.dataset.place)
      .map(({ dataset, firstChild }) => ({
        place: Number(dataset.place), column: Number(dataset.column), to: Number(dataset.to), name: firstChild.textContent.trim(),
      }));
    for (const [place, minute, level, text] of cells) this.cells.set(`${place}@${minute}`, { level, text });
    this.minutes = Object.keys(times).map(Number).sort((a, b) => a - b);
    for (const room of this.rooms) for (const minute of usual) this.mark(room, minute);
  }

  mark(room, minute) {
    const cell = this.cells.get(`${room.place}@${minute}`);
    if (!cell) return;
    const spot = document.createElement("i");
    spot.className = `tt-spot at-${cell.level} ${this.lines(room, minute)}`;
    this.grid?.append(spot);
  }

  get grid() {
    return this.editor.querySelector(".tt-grid");
  }

  line(minute) {
    const { first, perLine } = this.editor.part.dataset;
    return FIRST_ROW + Math.floor((minute - Number(first)) / Number(perLine));
  }

  lines(room, minute) {
    const start = this.line(minute);
    const end = Math.max(start + 1, this.line(minute + this.held.minutes - 1) + 1);
    return `r-${start} re-${end} c-${room.column} ce-${room.to}`;
  }

  /** Begin where it stands, or at the first free time in use. */
  start() {
    if (!this.held || !this.rooms.length || !this.minutes.length) return;
    const { from } = this.held;
    const room = this.rooms.find((one) => one.place === from?.place);
    if (room && this.minutes.includes(from.start)) return this.show(room, from.start, true);
    for (const level of ["free", "soft"]) {
      for (const minute of this.usual) {
        const free = this.rooms.find((one) => this.cells.get(`${one.place}@${minute}`)?.level === level);
        if (free) return this.show(free, minute, true);
      }
    }
    this.show(this.rooms[0], this.minutes[0], true);
  }

  /** To the next room or the next time in use; `fine` goes through every time there is. */
  move(across, down, fine) {
    if (!this.now) return this.start();
    const index = this.rooms.findIndex((one) => one.place === this.now.place);
    const room = this.rooms[Math.min(Math.max(index + across, 0), this.rooms.length - 1)];
    const line = fine || !this.usual.length ? this.minutes : this.usual;
    const later = line.filter((minute) => (down < 0 ? minute < this.now.minute : minute > this.now.minute));
    const next = down < 0 ? later.at(-1) : later[0];
    this.show(room, down ? (next ?? this.now.minute) : this.now.minute, true);
  }

  /** Under a pointer: the room of its column, and the time in use that is near, or else the time itself. */
  point(x, y) {
    if (!this.held) return;
    const doors = [...this.editor.querySelectorAll(".tt-door")];
    const room = this.rooms.find(({ place }) => {
      const box = doors.find((door) => Number(door.dataset.place) === place).getBoundingClientRect();
      return x >= box.left && x <= box.right;
    });
    const ruler = this.editor.querySelector(".tt-ruler").getBoundingClientRect();
    const { first, perLine, lines } = this.editor.part.dataset;
    const at = Number(first) + ((y - ruler.top) / ruler.height) * Number(lines) * Number(perLine);
    const nearest = (list) => list.reduce((best, one) => (Math.abs(one - at) < Math.abs(best - at) ? one : best), list[0]);
    if (!room || !this.minutes.length || at < Number(first) - 30) return this.show(null);
    const used = this.usual.length ? nearest(this.usual) : NaN;
    this.show(room, Math.abs(used - at) <= 10 ? used : nearest(this.minutes));
  }

  show(room, minute, follow = false) {
    let ghost = this.editor.querySelector(".tt-ghost");
    const cell = room && this.cells.get(`${room.place}@${minute}`);
    if (!cell) {
      ghost?.remove();
      this.now = null;
      return;
    }
    this.now = { place: room.place, minute, room: room.name, time: this.times[minute], text: cell.text };
    if (!ghost) {
      ghost = document.createElement("p");
      this.grid.append(ghost);
    }
    ghost.className = `tt-ghost at-${cell.level} ${this.lines(room, minute)}`;
    ghost.textContent = `${this.times[minute]} · ${cell.text}`;
    if (follow) ghost.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

from datetime import date
from random import Random

from hallway.engines.merging.blocking import Index
from hallway.engines.merging.known import built_in
from hallway.engines.merging.records import Record, Series
from hallway.engines.merging.verdict import Answer, belongs

SYLLABLES = [consonant + vowel for consonant in "bdgklmnprstz" for vowel in "aiou"]


def invented(random):
    word = "".join(random.choices(SYLLABLES, k=random.randint(2, 5))).title()
    return random.choice(["PyCon {}", "PyData {}", "{} Python Summit", "Django Day {}", "{} Conf"]).format(
        word
    )


def mistyped(name, random):
    at = random.randrange(len(name))
    return name[:at] + random.choice(["", "x", name[at] * 2]) + name[at + 1 :]


def series(name, **told):
    return Series((Record(name, **told),))


def test_candidates_are_all_that_could_matter():
    random = Random(3)
    known = {number: series(invented(random), url=f"https://c{number % 50}.example") for number in range(200)}
    index = Index(known.items())
    for number in range(100):
        record = Record(mistyped(known[number].name, random), url=f"https://c{number}.example")
        wanted = {one for one, it in known.items() if belongs(record, it).answer is not Answer.DIFFERENT}
        assert wanted <= index.candidates(record)


def test_records_find_their_series_among_ten_thousand():
    random = Random(5)
    index = Index((number, series(invented(random))) for number in range(10_000))
    records = [Record(mistyped(index.series[number * 7].name, random)) for number in range(100)]
    asked = sum(index.decide(record)[0] is not Answer.DIFFERENT for record in records)
    assert asked > 50


def test_what_to_do_with_a_record():
    days = {"start": date(2026, 4, 8), "city": "Vilnius", "country": "LT"}
    index = Index([("lt", series("PyCon Lithuania", **days)), ("it", series("PyCon Italia"))])
    assert index.decide(Record("PyCon LT 2027"))[:2] == ("same", "lt")
    assert index.decide(Record("PyCon Latvia"))[:2] == ("different", None)
    answer, which, verdicts = index.decide(Record("PyCon Itlia"))
    assert (answer, which, [one for one, _ in verdicts]) == ("ask", None, ["it"])


def test_two_series_that_claim_one_record_are_a_question():
    here = {"city": "Tokyo", "country": "JP"}
    index = Index([("a", series("Nippon Snake", **here)), ("b", series("Nihon Snake", **here))])
    answer, which, verdicts = index.decide(Record("Snake Days", ("Nihon Snake", "Nippon Snake"), **here))
    assert (answer, which, len(verdicts)) == ("ask", None, 2)


def test_a_series_learns():
    index = Index([("a", series("PyCon Italia"))])
    assert index.decide(Record("Spaghetti Python"))[0] == "different"
    index.add("a", Series((Record("PyCon Italia"), Record("Spaghetti Python"))))
    assert index.decide(Record("Spaghetti Python 2027"))[:2] == ("same", "a")
    assert built_in().key("Spaghetti Python 2027") == "spaghettipython"

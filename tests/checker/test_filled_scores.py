from __future__ import annotations

from checker.blocks import Place, Unread
from checker.filled_scores import with_scores
from checker.submission import IndicatorScore, QuestionScore, Submission


def of(*, unread: tuple[int, ...] = (), **scores: str) -> Submission:
    """A submission with scores of indicators: i4="80.00"; those of `unread` could not be read."""
    return Submission(
        indicators=[IndicatorScore(number=int(name[1:]), score=score) for name, score in scores.items()],
        unread=[Unread(place=Place(), why="ไม่ชัด", about=f"indicators/{n}/score") for n in unread],
    )


def told(submission: Submission) -> tuple[list[tuple[int, str]], list[str]]:
    scores = [(i.number, str(i.score)) for i in submission.indicators]
    return scores, [unread.about for unread in submission.unread]


def test_a_plan_keeps_its_own_scores() -> None:
    assert told(with_scores(of(i4="80.00"), of(i4="90.00", i5="70.00"))) == ([(4, "80.00")], [])


def test_a_plan_without_scores_takes_all_of_them() -> None:
    assert told(with_scores(of(), of(i4="90.00", i5="70.00"))) == ([(4, "90.00"), (5, "70.00")], [])


def test_scores_that_could_not_be_read_are_filled_in() -> None:
    assert told(with_scores(of(unread=(4, 6)), of(i4="90.00"))) == ([(4, "90.00")], ["indicators/6/score"])
    assert told(with_scores(of(i1="80.00", unread=(4,)), of(i1="70.00", i4="90.00"))) == (
        [(1, "80.00"), (4, "90.00")],
        [],
    )


def test_what_could_not_be_read_of_the_scores_is_told() -> None:
    assert told(with_scores(of(), of(i4="90.00", unread=(5,)))) == ([(4, "90.00")], ["indicators/5/score"])
    assert told(with_scores(of(i5="80.00"), of(i4="90.00", unread=(5,)))) == ([(5, "80.00")], [])


def test_a_doubt_on_a_score_that_was_read_stays() -> None:
    assert told(with_scores(of(i4="80.00", unread=(4,)), of(i4="90.00"))) == ([(4, "80.00")], ["indicators/4/score"])


def test_a_question_that_is_only_cited_takes_its_score() -> None:
    plan, scores = (Submission(questions=[QuestionScore(code="I7", score=score)]) for score in (None, "70.00"))
    assert [str(q.score) for q in with_scores(plan, scores).questions] == ["70.00"]

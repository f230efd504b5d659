"""One pass over the people of a school: who has been asked after, what was said, and who is next; no widgets."""

from collections.abc import Sequence

from netwerkkaart.domain.rollover import StillThere
from netwerkkaart.queries.rollover import PersonToAsk
from netwerkkaart.usecases.rollover import Answer


class Walk:
    """People in order, an answer for each who got one, and the place one is at; past the last is the end."""

    def __init__(self, people: Sequence[PersonToAsk]) -> None:
        self.people = tuple(people)
        self.place = 0
        self._answers: dict[int, Answer] = {}

    @property
    def person(self) -> PersonToAsk | None:
        """Whom it is about now; None at the end."""
        return self.people[self.place] if self.place < len(self.people) else None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was said, in order of the people."""
        return tuple(self._answers[one.contact_id] for one in self.people if one.contact_id in self._answers)

    def said(self, person: PersonToAsk) -> Answer | None:
        """Return what was said of somebody."""
        return self._answers.get(person.contact_id)

    def count(self, still: StillThere) -> int:
        """Return how often something was said."""
        return sum(one.still is still for one in self._answers.values())

    @property
    def unsaid(self) -> int:
        """How many got no answer."""
        return len(self.people) - len(self.answers)

    def say(self, answer: Answer) -> None:
        """Say something of the person one is at, and go on to the next."""
        self._answers[answer.contact_id] = answer
        self.place += 1

    def go(self, place: int) -> None:
        """Go to a place, within the people and the end."""
        self.place = min(max(place, 0), len(self.people))

    def among(self, people: Sequence[PersonToAsk]) -> "Walk":
        """Return the pass over other people; what was said of who is in both stays, and who is in sight too.

        Who is no longer among them makes way for the first who got no answer.
        """
        other = Walk(people)
        ids = [one.contact_id for one in people]
        other._answers = {one: self._answers[one] for one in ids if one in self._answers}
        unsaid = next((place for place, one in enumerate(ids) if one not in other._answers), len(ids))
        now = self.person.contact_id if self.person is not None else None
        other.go(ids.index(now) if now in ids else unsaid)
        return other

"""Phases and stands are set, put right and taken back; going down the ladder always says why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.store.tables import phase, trust_state
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.partnership import (
    AgreementDraft,
    add_agreement,
    delete_phase,
    delete_trust_state,
    edit_agreement,
    edit_phase,
    edit_trust_state,
    set_phase,
    set_trust_state,
)
from tests.dump import dump
from tests.town import TODAY, Town

FIRST, SECOND = date(2025, 10, 7), date(2026, 3, 10)  # the days of the lyceum's phases 1 and 3
BACK = StepBackReason.CAPACITY


def phases(store: Store, school_id: int) -> list[tuple[date, int, StepBackReason | None]]:
    query = select(phase.c.since, phase.c.phase, phase.c.back_because).where(phase.c.school_id == school_id)
    with store.read() as connection:
        return [(day, one.value, why) for day, one, why in connection.execute(query.order_by(phase.c.since))]


def id_of(store: Store, since: date) -> int:
    with store.read() as connection:
        return int(connection.execute(select(phase.c.id).where(phase.c.since == since)).scalar_one())


def test_a_step_is_put_right_and_keeps_who_set_it(store: Store, town: Town) -> None:
    edit_phase(store, id_of(store, SECOND), Phase.LOOSE_CONTACTS, since=date(2026, 4, 1), reason="toch minder ver")
    assert phases(store, town.lyceum) == [(FIRST, 1, None), (date(2026, 4, 1), 2, None)]
    with store.read() as connection:
        set_by = select(phase.c.set_by_id).where(phase.c.since == date(2026, 4, 1))
        assert connection.execute(set_by).scalar_one() == town.bilal
    assert store.undo_label == "Fase gewijzigd"


def test_a_step_put_right_is_not_measured_against_itself(store: Store, town: Town) -> None:
    edit_phase(store, id_of(store, FIRST), Phase.NO_CONTACT, since=FIRST)
    edit_phase(store, id_of(store, SECOND), Phase.FIRST_CONTACT, since=SECOND)
    assert phases(store, town.lyceum) == [(FIRST, 0, None), (SECOND, 1, None)]


def test_putting_a_step_right_asks_the_reason_of_going_back_too(store: Store, town: Town) -> None:
    last = id_of(store, SECOND)
    before = dump(store)
    with pytest.raises(RefusedError, match="vraagt een reden"):
        edit_phase(store, last, Phase.NO_CONTACT, since=SECOND)
    assert dump(store) == before
    edit_phase(store, last, Phase.NO_CONTACT, since=SECOND, back_because=BACK)
    assert phases(store, town.lyceum)[-1] == (SECOND, 0, BACK)
    edit_phase(store, last, Phase.EXPLORING, since=SECOND, back_because=BACK)
    assert phases(store, town.lyceum)[-1] == (SECOND, 3, None)  # it no longer goes back, so there is nothing to explain


def test_two_steps_do_not_share_a_day(store: Store, town: Town) -> None:
    with pytest.raises(RefusedError, match="Voor die dag is er al een andere gezet"):
        edit_phase(store, id_of(store, SECOND), Phase.PARTNER, since=FIRST)
    set_phase(store, town.kribbe, Phase.FIRST_CONTACT, since=TODAY)
    edit_phase(store, id_of(store, TODAY), Phase.FIRST_CONTACT, since=FIRST)  # at another school it is free
    assert phases(store, town.kribbe) == [(FIRST, 1, None)]


def test_a_deleted_step_leaves_the_one_before_it(store: Store, town: Town) -> None:
    before = dump(store)
    delete_phase(store, id_of(store, SECOND))
    assert phases(store, town.lyceum) == [(FIRST, 1, None)]
    store.undo()
    assert dump(store) == before


def test_a_stand_is_put_right_and_deleted(store: Store, town: Town) -> None:
    def stands() -> list[tuple[date, TrustStand, str]]:
        rows = select(trust_state.c.since, trust_state.c.stand, trust_state.c.reason)
        with store.read() as connection:
            return [tuple(row) for row in connection.execute(rows.order_by(trust_state.c.since))]

    new = set_trust_state(
        store, town.lyceum, TrustStand.ABSENT, since=TODAY, origin=StandOrigin.OWN, reason="twee keer afgezegd"
    )
    with pytest.raises(RefusedError, match="Schrijf in een zin waarom"):
        edit_trust_state(store, new, TrustStand.GROUNDED, since=TODAY, origin=StandOrigin.OWN)
    with pytest.raises(RefusedError, match="Voor die dag"):
        edit_trust_state(store, new, TrustStand.GROUNDED, since=SECOND, origin=StandOrigin.PROPOSED)
    edit_trust_state(store, new, TrustStand.GROUNDED, since=date(2026, 11, 2), origin=StandOrigin.PROPOSED)
    assert stands() == [(SECOND, TrustStand.EMERGING, ""), (date(2026, 11, 2), TrustStand.GROUNDED, "")]
    delete_trust_state(store, new)
    assert stands() == [(SECOND, TrustStand.EMERGING, "")]
    assert store.undo_label == "Stand van het vertrouwen verwijderd"


def test_what_is_gone_says_so(store: Store) -> None:
    with pytest.raises(NotFoundError, match="Deze fase bestaat niet meer"):
        edit_phase(store, 404, Phase.PARTNER, since=TODAY)
    with pytest.raises(NotFoundError, match="Deze stand bestaat niet meer"):
        edit_trust_state(store, 404, TrustStand.ABSENT, since=TODAY, origin=StandOrigin.PROPOSED)


@pytest.mark.parametrize("last", [None, TODAY + timedelta(1)])
def test_what_is_ended_has_a_last_day_behind_it(store: Store, town: Town, last: date | None) -> None:
    over = AgreementDraft(
        AgreementKind.COVENANT, "Convenant", (town.kribbe,), AgreementStatus.ENDED, date(2026, 1, 1), last
    )
    before = store.history()
    with pytest.raises(RefusedError, match="laatste dag"):
        add_agreement(store, over, today=TODAY)
    assert store.history() == before
    add_agreement(store, replace(over, ends_on=TODAY), today=TODAY)
    number = add_agreement(store, replace(over, status=AgreementStatus.ACTIVE), today=TODAY)
    with pytest.raises(RefusedError, match="laatste dag"):
        edit_agreement(store, number, over, today=TODAY)

import pytest

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.schools import postcode, vestiging_code


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("7411kt", "7411 KT"),
        (" 7411  Kt ", "7411 KT"),
        ("7411 KT", "7411 KT"),
        ("7411-KT", "7411 KT"),
        (" ", ""),
        ("", ""),
    ],
)
def test_a_postcode_is_written_one_way(typed: str, written: str) -> None:
    assert postcode(typed) == written
    assert postcode(written) == written


@pytest.mark.parametrize("typed", ["0411 KT", "7411", "7411 K", "7411 KTT", "KT 7411", "74 11 KT", "٧٤١١ KT"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="geen postcode"):
        postcode(typed)


@pytest.mark.parametrize("typed", ["01VJ06", "01vj06", " 01 VJ 06", "01VJ.06", "01VJ-06"])
def test_a_code_is_written_as_duo_does(typed: str) -> None:
    assert vestiging_code(typed) == "01VJ06"


@pytest.mark.parametrize("typed", ["", "01VJ", "01VJ6", "1VJ06", "01V106", "01VJ060", "０１VJ06"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="geen vestigingscode"):
        vestiging_code(typed)

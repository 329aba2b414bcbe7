"""With the window gone the day's work is backed up, unless there was none."""

from pathlib import Path

from receiving_app.app_context import open_context
from receiving_app.closing import last_backup
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.simulation import simulate


def test_the_days_work_is_backed_up_once(tmp_path: Path) -> None:
    options = Options(str(tmp_path), today=SAMPLE_DAY)
    context = open_context(options)
    context.install_sample()
    assert len(list(simulate(context.bench, 2, 3))) == 2
    context.close()
    made = last_backup(options)
    assert made is not None
    assert Path(made.path).parent == tmp_path / "sauvegardes"
    assert last_backup(options) is None

"""Acts keep what they are called with its values, so that it can be told in another language."""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"


def upgrade() -> None:
    """Add the column; what is there was written down as words alone."""
    op.add_column("change_set", sa.Column("told", sa.String(), nullable=True))

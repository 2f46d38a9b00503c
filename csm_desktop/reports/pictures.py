"""Pictures on paper, drawn from bare pixels: nothing is decoded."""

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.reports.blocks import Whole
from csm_desktop.reports.tags import tags_of
from csm_desktop.reports.text import neat
from csm_desktop.values import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class PictureBlock(Whole):
    """A picture at its place: as large as fits into the column and `high` points, never enlarged
    beyond 2 pixels a point; at the right end of its column, if wanted. `spoken` stands for it where
    it is heard; without, it is passed over."""

    pixels: Pixels
    high: float
    at_end: bool = False
    spoken: str = ""

    def size(self, width: float) -> tuple[float, float]:
        """Width and height in points."""
        wide, high = self.pixels.wide, self.pixels.high
        scale = min(width / wide, self.high / high, 1.0)
        return wide * scale, high * scale

    def height(self, width: float) -> float:
        """The height that its width leaves."""
        return self.size(width)[1]

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw it; what is see-through stays so."""
        wide, high = self.size(width)
        left = x + width - wide if self.at_end else x
        tags = tags_of(canvas)
        tags.mute(not self.spoken)
        tags.open("Figure", neat(self.spoken))
        tags.begin()
        canvas.drawImage(ImageReader(image_of(self.pixels)), left, top - high, wide, high, "auto")
        tags.done()
        tags.close()
        tags.mute(-(not self.spoken))


def image_of(pixels: Pixels) -> "Image":
    """The picture for a library that draws it: nothing is decoded."""
    from PIL import Image

    return Image.frombytes("RGBA", (pixels.wide, pixels.high), pixels.rgba)


def png_of(pixels: Pixels) -> bytes:
    """The picture as a PNG of our own making, for files that hold no bare pixels."""
    target = BytesIO()
    image_of(pixels).save(target, "PNG")
    return target.getvalue()

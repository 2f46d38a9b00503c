"""Documents for customers: facts in, PDF bytes out; never a file, a clock or a book.

`ebr.assemble.assemble(facts) -> Pack` and `ebr.build.build(pack, size) -> bytes` make the review;
`plan.pack.assemble_plan(facts) -> PlanPack` and `plan.build.build_plan(pack, size) -> bytes` the
joint impact plan. Both begin by blanking whatever is internal (`domain.sharing`). Packs import no
reportlab, so that a screen can preview them; `text.undrawable` tells before printing what no font
at hand can draw.

Words reach paper by one way only: `text` (what can be drawn), `lines` (where it breaks), `blocks`
and `table` (how high it is), `press` (which page it stands on). Figures are in `figures`.
"""

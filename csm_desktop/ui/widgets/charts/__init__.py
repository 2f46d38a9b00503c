"""Large charts: what they are drawn with, and the widget that shows one."""

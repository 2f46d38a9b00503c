"""The pack as slides: native charts and tables that their reader can edit."""

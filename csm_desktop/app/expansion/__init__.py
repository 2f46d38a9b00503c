"""What can be done to grow with a customer: opportunities, and selling to an organisation."""

"""What a signed-in person does with the directory: keep, follow, plan, be reminded."""

"""A plan that was sent out in Word and came back with changes: each is proposed, none is made."""

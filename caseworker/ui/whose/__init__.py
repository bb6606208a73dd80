"""What officers have to do of their own, whose cases they are, and who covers. Qt, and casework."""

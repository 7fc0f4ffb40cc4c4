"""What the page of two parties tells: from acts and meetings to what the press of either side left out."""

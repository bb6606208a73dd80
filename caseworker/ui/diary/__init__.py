"""The diary in the window: its days drawn, its lines, its weeks ahead."""

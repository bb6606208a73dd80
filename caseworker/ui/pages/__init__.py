"""The pages behind the rail, one module each; none of them sees another."""

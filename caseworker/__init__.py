"""A case from request to plan, for officers who look after children with special needs."""

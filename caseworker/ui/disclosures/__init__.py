"""The page of disclosures, part by part: who asks, what the gate answers, what left before."""

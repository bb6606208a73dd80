"""Screening forms: what is looked at in the first days. A new form is a file here."""

from caseworker.domain.screening.form import Part, Question, ScreeningForm, screening_forms

__all__ = ["Part", "Question", "ScreeningForm", "screening_forms"]

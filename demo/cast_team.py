"""The team of PyHarbour 2027: who they are, and who did what."""

from __future__ import annotations

from demo.cast_team_leads import LEADS
from demo.cast_team_reviewers import REVIEWERS
from demo.shapes import Member

TEAM: tuple[Member, ...] = LEADS + REVIEWERS

# Team name, role in that team, Member key; in the order of the credits page.
CREDITS: tuple[tuple[str, str, str], ...] = (
    ("Organisers", "Chair", "wren-calloway"),
    ("Organisers", "Deputy chair", "priya-raghunathan"),
    ("Organisers", "Treasurer", "hamish-drummond-lee"),
    ("Organisers", "Venue and logistics", "callum-yarrow"),
    ("Organisers", "Website", "ayumi-sato-reid"),
    ("Programme", "Programme chair", "marama-kerei"),
    ("Programme", "Review rounds", "olu-adeyinka"),
    ("Programme", "Tutorials", "saskia-brandt"),
    ("Programme", "Posters", "nandini-bose"),
    ("Programme", "Session chairs", "teddy-okonjo"),
    ("Programme", "Mentor for first-time speakers", "samira-daoud"),
    ("Specialist tracks", "Django", "petra-novotna"),
    ("Specialist tracks", "Django", "isaac-mumba"),
    ("Specialist tracks", "Security & Privacy", "yael-shapira"),
    ("Specialist tracks", "Security & Privacy", "davit-gelashvili"),
    ("Specialist tracks", "Education", "hana-te-rangi"),
    ("Specialist tracks", "Education", "rosalind-achterberg"),
    ("Specialist tracks", "Science & Data", "xiulan-fong"),
    ("Specialist tracks", "Science & Data", "emeka-obi-hart"),
    ("Specialist tracks", "DevOops", "tilly-marchetti"),
    ("Specialist tracks", "DevOops", "sol-ibarra"),
    ("Reviewers", "Reviewer", "samira-daoud"),
    ("Reviewers", "Reviewer", "petra-novotna"),
    ("Reviewers", "Reviewer", "davit-gelashvili"),
    ("Reviewers", "Reviewer", "hana-te-rangi"),
    ("Reviewers", "Reviewer", "xiulan-fong"),
    ("Reviewers", "Reviewer", "nandini-bose"),
    ("Safety", "Lead", "bo-lindqvist"),
    ("Safety", "Safety phone, day", "agnes-faleafa"),
    ("Safety", "Safety phone, evening", "ravi-senanayake"),
    ("Access and welcome", "Accessibility", "farah-nasser-quill"),
    ("Access and welcome", "Newcomers", "kit-halloran"),
    ("Access and welcome", "Financial aid", "lucia-ferreyra"),
    ("Access and welcome", "Registration desk", "mirela-stan"),
    ("Sound and picture", "Sound, picture and stream", "jun-morikawa"),
    ("Sound and picture", "Captions and video", "elspeth-ngata"),
    ("Volunteers", "Lead", "zainab-warsame"),
    ("Volunteers", "Choir", "agnes-faleafa"),
    ("Sprints", "Lead", "anders-holm-patel"),
    ("Sponsors and expo", "Sponsorship", "thuy-le-pham"),
    ("Sponsors and expo", "Expo hall", "gus-papadakis"),
)

from hallway.areas.hallway.models.beacons import Beacon, Coming
from hallway.areas.hallway.models.here import Here, Tally
from hallway.areas.hallway.models.people import Mode, Report
from hallway.areas.hallway.models.pleas import Answer, Plea

__all__ = ["Answer", "Beacon", "Coming", "Here", "Mode", "Plea", "Report", "Tally"]

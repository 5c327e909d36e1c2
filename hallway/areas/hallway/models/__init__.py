from hallway.areas.hallway.models.beacons import Beacon, Coming
from hallway.areas.hallway.models.people import Mode, Report
from hallway.areas.hallway.models.pleas import Answer, Plea

__all__ = ["Answer", "Beacon", "Coming", "Mode", "Plea", "Report"]

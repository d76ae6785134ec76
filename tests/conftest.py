"""Properties are tried without a time limit, as machines differ; where CI decides, with the same examples each time."""

import os

from hypothesis import settings

settings.register_profile("studykit", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("studykit")

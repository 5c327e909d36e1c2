// Enhancement only: without it the page simply stays as it was.
import "./live-region.js";

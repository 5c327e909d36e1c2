// Enhancements only: every page works without this file.
import "./copy-link.js";
import "./count-down.js";
import "./local-time.js";
import "./now-line.js";
import "./theme-switch.js";
import { lay } from "./overlay.js";
import { start } from "./switches.js";

lay();
start();

document.querySelector(".error-summary")?.focus();
const today = document.querySelector(".days [aria-current]");
if (today) today.parentElement.scrollLeft = today.offsetLeft - today.parentElement.clientWidth / 2;

// <local-time>: beside the time at the venue, the reader's own where it differs.
import { word } from "./page.js";

const minutes = (iso) => {
  const [, sign, hours, rest] = /([+-])(\d\d):?(\d\d)$/.exec(iso) ?? [null, "+", "00", "00"];
  return Number(`${sign}1`) * (hours * 60 + Number(rest));
};

class LocalTime extends HTMLElement {
  connectedCallback() {
    this.show();
  }

  show() {
    const time = this.querySelector("time");
    const moment = new Date(time?.dateTime);
    const offset = time && minutes(time.dateTime);
    if (Number.isNaN(moment.getTime()) || offset === -moment.getTimezoneOffset() || this.querySelector(".yours")) return;
    const venueDay = new Date(moment.getTime() + offset * 60_000).getUTCDay();
    const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    if (moment.getDay() !== venueDay) format.weekday = "short";
    const yours = Object.assign(document.createElement("span"), { className: "yours" });
    yours.textContent = `${moment.toLocaleString(document.documentElement.lang, format)} ${word("Yours")}`;
    this.append(yours);
  }
}

customElements.define("local-time", LocalTime);
// What comes from the server anew does not know the reader's clock.
document.addEventListener("hallway:replaced", () => {
  for (const time of document.querySelectorAll("local-time")) time.show();
});

// Moments are served as ISO 8601 in UTC; here they are told in the reader's zone, ISO stays on hover.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export function tellMoments(root) {
  for (const time of root.querySelectorAll("time[data-moment]")) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) time.textContent = format.format(moment);
    time.removeAttribute("data-moment");
  }
}

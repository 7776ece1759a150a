(() => {
  const built = document.currentScript.dataset.built;
  const look = {
    all: "initial", position: "fixed", inset: "0 0 auto", zIndex: 2147483647, maxHeight: "70vh",
    overflow: "auto", boxSizing: "border-box", padding: "1em 1.5em", color: "#fff",
    background: "#8a1010", borderBottom: "3px solid #fff", font: "16px/1.5 ui-monospace, monospace",
    whiteSpace: "pre-wrap", overflowWrap: "anywhere",
  };
  let banner, news;

  const show = (problems) => {
    banner?.remove();
    banner = null;
    if (!problems.length) return;
    banner = document.createElement("div");
    banner.setAttribute("role", "alert");
    banner.lang = "en";
    banner.dir = "ltr";
    Object.assign(banner.style, look);
    banner.textContent = ["The site is not built; this is the last good page.", ...problems].join("\n");
    document.body.append(banner);
  };

  const hear = ({ data }) => {
    const told = JSON.parse(data);
    if (told.built === built) return show(told.problems);
    close();
    location.reload();
  };

  const close = () => {
    news?.close();
    news = null;
  };

  // A browser opens few connections to one place: pages that nobody sees leave theirs.
  const follow = () => {
    if (document.hidden) return close();
    news ??= new EventSource("/-/changes");
    news.onmessage = hear;
  };

  addEventListener("visibilitychange", follow);
  addEventListener("pagehide", close);
  addEventListener("pageshow", follow);
  follow();
})();

/** Links of [data-segundo] move the player of this page; without this file they load it at that second. */
const video = document.querySelector("#video");

for (const enlace of video ? document.querySelectorAll("[data-segundo]") : []) {
  enlace.addEventListener("click", (e) => {
    if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    const ir = () => (video.currentTime = Number(enlace.dataset.segundo));
    if (video.readyState) ir();
    else {
      video.addEventListener("loadedmetadata", ir, { once: true });
      video.preload = "metadata";
      video.load();
    }
    history.replaceState(null, "", enlace.href);
    video.play().catch(() => {});
    video.focus();
    video.scrollIntoView({ block: "nearest" });
  });
}

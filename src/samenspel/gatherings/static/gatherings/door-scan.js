// SPDX-License-Identifier: EUPL-1.2
// Reads the QR of a sticker with the camera, in browsers that can. The picture never leaves the phone.

const STICKER = /\/s\/([\w-]{20,})\/?$/;
const EVERY = 250;

export const canScan = async () => {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia || !crypto.subtle) return false;
  return (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
};

// The list holds the first letters of a hash of each token, so that a sticker is known without network.
const markOf = async (token, length) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, length);
};

export const personOf = async (address, people) => {
  const token = STICKER.exec(address.split(/[?#]/)[0])?.[1];
  const length = people.find((person) => person.mark)?.mark.length;
  if (!token || !length) return null;
  const mark = await markOf(token, length);
  return people.find((person) => person.mark === mark) ?? null;
};

// Calls `read` once for each sticker that comes before the camera, until the returned function is called.
export const watch = async (video, read) => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  video.srcObject = stream;
  await video.play();
  let last = "";
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    try {
      const [code] = await detector.detect(video);
      if (code && code.rawValue !== last) {
        last = code.rawValue;
        await read(code.rawValue);
      }
    } catch {
      // no picture yet
    } finally {
      looking = false;
    }
  }, EVERY);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
};

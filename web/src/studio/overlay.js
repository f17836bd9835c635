// Points of a face, drawn over the picture they were found in.

/**
 * A canvas over a video, of which every picture fills its element.
 * @param {HTMLCanvasElement} canvas
 */
export function fitted(canvas) {
  const density = Math.min(window.devicePixelRatio, 2);
  const width = Math.round(canvas.clientWidth * density);
  const height = Math.round(canvas.clientHeight * density);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  pen.clearRect(0, 0, width, height);
  return { pen, width, height, density };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>[] | null} points x and y of each, 0 to 1 of the picture
 * @param {number[][]} edges pairs of points
 * @param {{line?: number, dot?: number, colour?: string}} look widths in CSS pixels
 */
export function drawPoints(canvas, points, edges, { line = 1, dot = 0, colour = "#fff" } = {}) {
  const { pen, width, height, density } = fitted(canvas);
  if (!points) return;
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = line * density;
  pen.lineCap = pen.lineJoin = "round";
  pen.beginPath();
  for (const [a, b] of edges) {
    if (!points[a] || !points[b]) continue;
    pen.moveTo(points[a][0] * width, points[a][1] * height);
    pen.lineTo(points[b][0] * width, points[b][1] * height);
  }
  pen.stroke();
  if (!dot) return;
  pen.beginPath();
  for (const [x, y] of points) {
    pen.moveTo(x * width + dot * density, y * height);
    pen.arc(x * width, y * height, dot * density, 0, 2 * Math.PI);
  }
  pen.fill();
}

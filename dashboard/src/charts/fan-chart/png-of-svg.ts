/** The size an SVG document states, from its attributes or its view box. */
export function sizeOf(svg: string): { width: number; height: number } {
    const root = /<svg[^>]*>/.exec(svg)?.[0] ?? "";
    const number = (name: string) => Number(new RegExp(`\\s${name}="([\\d.]+)(px)?"`).exec(root)?.[1]);
    const box = (/viewBox="([^"]+)"/.exec(root)?.[1] ?? "").split(/[\s,]+/).map(Number);
    return { width: number("width") || box[2] || 960, height: number("height") || box[3] || 540 };
}

/** The picture in pixels, `scale` times as large, on white. */
export async function pngOf(svg: string, scale: number): Promise<Blob> {
    const { width, height } = sizeOf(svg);
    const image = new Image(width, height);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
}

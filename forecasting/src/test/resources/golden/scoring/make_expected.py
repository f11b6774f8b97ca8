#!/usr/bin/env python3
"""Makes forecasts.csv, truth.csv and expected_*.csv with the reference scorer, numpy only.

  VIGIE_SHARED_DATA=<folder with score.py> python3 make_expected.py

The forecasts are made up (seeded): four models, three dates, three places, four horizons; two models miss some, one
has flat quantiles, some truth is zero. The expected numbers are those of score.py, printed with all digits.
"""
import csv, datetime as dt, os, sys
import numpy as np
sys.path.insert(0, os.environ['VIGIE_SHARED_DATA'])
import score

rng = np.random.default_rng(20251)
here = os.path.dirname(os.path.abspath(__file__))
dates = [dt.date(2024, 12, 7), dt.date(2024, 12, 14), dt.date(2024, 12, 21)]
places = {'US': 5000.0, '06': 400.0, '02': 4.0}
with open(os.path.join(here, 'truth.csv'), 'w', newline='') as f:
    w = csv.writer(f, lineterminator='\n')
    w.writerow(['target_end_date', 'location', 'value'])
    for i in range(8):
        for place, size in places.items():
            value = rng.poisson(size * np.exp(rng.normal(0, 0.3)))
            w.writerow([dates[0] + dt.timedelta(7 * i), place, '' if (i, place) == (5, '02') else value])
with open(os.path.join(here, 'forecasts.csv'), 'w', newline='') as f:
    w = csv.writer(f, lineterminator='\n')
    w.writerow(['model_id', 'reference_date', 'horizon', 'target', 'target_end_date', 'location', 'output_type',
                'output_type_id', 'value'])
    for model, width in (('hub-baseline', 0.6), ('hub-ensemble', 0.3), ('one', 0.4), ('flat', 0.0)):
        for d, date in enumerate(dates):
            for place, size in places.items():
                for h in range(4):
                    if (model == 'one' and d == 1 and place == 'US') or (model == 'flat' and h == 3):
                        continue
                    centre = size * np.exp(rng.normal(0, 0.2))
                    z = np.sort(rng.normal(0, 1, 23))
                    for level, q in zip(score.LEVELS, centre * np.exp(width * z) - (0.5 if model == 'one' else 0)):
                        w.writerow([model, date, h, 'wk inc flu hosp', date + dt.timedelta(7 * h), place, 'quantile',
                                    f'{level:g}', f'{q:.4f}'])

truth = score.read_truth(os.path.join(here, 'truth.csv'))
forecasts = score.read_forecasts([os.path.join(here, 'forecasts.csv')])
for scale in ('natural', 'log'):
    scores = {m: score.score_model(keys, Q, truth, scale) for m, (keys, Q) in forecasts.items()}
    rows, units = score.summarise(scores, 'hub-baseline', 'hub-ensemble')
    with open(os.path.join(here, f'expected_{scale}.csv'), 'w', newline='') as f:
        w = csv.writer(f, lineterminator='\n')
        w.writerow(score.COLS)
        for r in rows:
            w.writerow([r[c] if isinstance(r[c], (int, str)) else repr(float(r[c])) for c in score.COLS])

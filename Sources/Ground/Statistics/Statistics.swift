// How sure can we be of a figure, is it different here than elsewhere, and is it changing?
//
// Pure functions over counts, means and rates; every one names its formula, its unit and what it does when the
// figure is too thin to say anything: it then answers nil or says so, and never invents an interval.
//
// Begin with `Wilson`, `MeanSummary` and `EventCount` (one figure), then `Comparison` (two figures) and
// `RecentTrend` (five years). `Normal` and `StudentT` are the distributions under them.

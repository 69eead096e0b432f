// How sure can we be of a figure, is it different here than elsewhere, and is it changing?
//
// Pure functions over counts, means and rates; every one names its formula, its unit and what it does when the
// figure is too thin to say anything: it then answers nil or says so, and never invents an interval.
//
// Begin with `Verdict`: all that may be said of one figure. Under it stand `Figure` (one figure, by `Wilson`,
// `MeanSummary` or `EventCount`), `Comparison` (two figures), `RecentTrend` (five years) and `Multiplicity` (how many
// comparisons). `Funnel` looks at many areas at once; `ControlChart`, `RunChart` and `MannKendall` at series measured
// often. `Normal` and `StudentT` are the distributions under them. docs/statistics.md says what they can and cannot.

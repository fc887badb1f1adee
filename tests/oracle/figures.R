#!/usr/bin/env Rscript
# What R says of the figures in app/coach and app/assess, kept in tests/fixtures/oracle/ for the unit tests.
# For a maintainer who changes a statistic:
#   apt-get install r-base-core r-cran-psych && Rscript tests/oracle/figures.R tests/fixtures/oracle
# Numbers are written as text, with all their digits. The data come from fixed seeds.
suppressPackageStartupMessages(library(psych))
folder <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(folder)) stop("usage: figures.R FOLDER")

number <- function(x) sprintf("\"%.17g\"", x)
cell <- function(x) ifelse(is.na(x), "null", sprintf("%d", as.integer(x)))
row <- function(x) paste0("[", paste(cell(x), collapse = ","), "]")
rows <- function(m) paste0("[", paste(apply(m, 1, row), collapse = ",\n  "), "]")
keep <- function(name, text) writeLines(text, file.path(folder, name))

# --- agreement: a row for each rater, a column for each unit
# Krippendorff's alpha straight from its words: the mean over pairs within units against the mean over all pairs.
alpha_of <- function(ratings, metric) {
  ratings <- ratings[, colSums(!is.na(ratings)) >= 2, drop = FALSE]
  all <- ratings[!is.na(ratings)]
  distance <- function(a, b) {
    if (metric == "nominal") return(as.numeric(a != b))
    if (metric == "interval") return((a - b)^2)
    low <- min(a, b); high <- max(a, b)
    if (low == high) return(0)
    (sum(all >= low & all <= high) - (sum(all == low) + sum(all == high)) / 2)^2
  }
  within <- 0
  for (u in seq_len(ncol(ratings))) {
    v <- ratings[!is.na(ratings[, u]), u]
    for (i in seq_along(v)) for (j in seq_along(v)) if (i != j)
      within <- within + distance(v[i], v[j]) / (length(v) - 1)
  }
  apart <- 0
  values <- sort(unique(all))
  for (a in values) for (b in values)
    apart <- apart + sum(all == a) * sum(all == b) * distance(a, b)
  n <- length(all)
  1 - (within / n) / (apart / (n * (n - 1)))
}

case <- function(ratings) sprintf(
  "{\"ratings\": %s,\n \"nominal\": %s, \"ordinal\": %s, \"interval\": %s}",
  rows(ratings), number(alpha_of(ratings, "nominal")), number(alpha_of(ratings, "ordinal")),
  number(alpha_of(ratings, "interval")))

# The published example: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), with missing ratings.
published <- rbind(
  c(1, 2, 3, 3, 2, 1, 4, 1, 2, NA, NA, NA), c(1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NA, 3),
  c(NA, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NA), c(1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NA))
stopifnot(round(alpha_of(published, "nominal"), 3) == .743, round(alpha_of(published, "ordinal"), 3) == .815,
          round(alpha_of(published, "interval"), 3) == .849)
set.seed(6001)
made <- lapply(1:6, function(i) {
  raters <- sample(2:6, 1); units <- sample(8:30, 1)
  truth <- sample(-1:2, units, replace = TRUE)
  t(sapply(seq_len(raters), function(r) {
    v <- pmin(2, pmax(-1, truth + sample(-1:1, units, replace = TRUE, prob = c(1, i, 1))))
    v[runif(units) < .2] <- NA
    v
  }))
})
keep("alpha.json", paste0("[", paste(c(case(published), sapply(made, case)), collapse = ",\n"), "]"))

# --- quadratic-weighted kappa: psych::cohen.kappa weighs by squared distance
set.seed(6002)
kappas <- sapply(1:6, function(i) {
  truth <- sample(1:4, 40, replace = TRUE)
  pair <- rbind(truth, pmin(4, pmax(1, truth + sample(-2:2, 40, replace = TRUE, prob = c(1, 3, 3 * i, 2, 1)))))
  sprintf("{\"ratings\": %s,\n \"kappa\": %s}", rows(pair), number(cohen.kappa(t(pair))$weighted.kappa))
})
keep("kappa.json", paste0("[", paste(kappas, collapse = ",\n"), "]"))

# --- quantiles of Student's t
freedom <- c(1:40, 47, 59, 60, 99, 100, 199, 500, 999, 1000, 9999, 10000)
keep("student.json", sprintf("{\"freedom\": %s,\n \"t975\": [%s],\n \"t95\": [%s],\n \"t995\": [%s]}", row(freedom),
  paste(number(qt(.975, freedom)), collapse = ","), paste(number(qt(.95, freedom)), collapse = ","),
  paste(number(qt(.995, freedom)), collapse = ",")))

# --- bands: of one mean, and of the difference of two; Welch's degrees of freedom rounded down
set.seed(6003)
values <- function(n, at) pmin(1000, pmax(0, round(rnorm(n, at, 120))))
bands <- sapply(1:12, function(i) {
  a <- values(sample(5:20, 1), 480); b <- values(sample(5:20, 1), 480 + 25 * i)
  one <- t.test(a)$conf.int
  welch <- t.test(b, a)
  half <- qt(.975, floor(welch$parameter)) * welch$stderr
  d <- mean(b) - mean(a)
  sprintf("{\"before\": %s, \"after\": %s, \"band\": [%s, %s], \"difference\": %s, \"change\": [%s, %s]}", row(a), row(b),
          number(one[1]), number(one[2]), number(d), number(d - half), number(d + half))
})
keep("bands.json", paste0("[", paste(bands, collapse = ",\n"), "]"))

# --- reliability: a row for each person, a column for each scenario
set.seed(6004)
reliable <- sapply(1:6, function(i) {
  people <- sample(12:40, 1); scenarios <- sample(4:12, 1)
  skill <- rnorm(people, 500, 40 * i)
  m <- sapply(seq_len(scenarios), function(s) pmin(1000, pmax(0, round(skill + rnorm(people, 10 * s, 160)))))
  found <- suppressWarnings(psych::alpha(m, warnings = FALSE))$total
  r <- found$raw_alpha
  sprintf("{\"people\": %s,\n \"alpha\": %s, \"deviation\": %s, \"sem\": %s, \"for800\": %s}", rows(m), number(r),
    number(found$sd), number(found$sd * sqrt(1 - max(0, r))),
    if (r > 0) sprintf("%d", as.integer(ceiling(scenarios * .8 * (1 - r) / (r * .2)))) else "null")
})
keep("reliability.json", paste0("[", paste(reliable, collapse = ",\n"), "]"))

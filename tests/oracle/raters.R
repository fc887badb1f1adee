# Agreement between raters: app/coach/agreement.h.
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

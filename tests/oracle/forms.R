# How good a form is: app/assess/reliability.h, items.h, omega.h, split_half.h.
# --- reliability: a row for each person, a column for each scenario
set.seed(6004)
reliable <- sapply(1:6, function(i) {
  people <- sample(12:40, 1); scenarios <- sample(4:12, 1)
  skill <- rnorm(people, 500, 40 * i)
  m <- sapply(seq_len(scenarios), function(s) pmin(1000, pmax(0, round(skill + rnorm(people, 10 * s, 160)))))
  found <- suppressMessages(suppressWarnings(psych::alpha(m, warnings = FALSE)))$total
  r <- found$raw_alpha
  sprintf("{\"people\": %s,\n \"alpha\": %s, \"deviation\": %s, \"sem\": %s, \"for800\": %s}", rows(m), number(r),
    number(found$sd), number(found$sd * sqrt(1 - max(0, r))),
    if (r > 0) sprintf("%d", as.integer(ceiling(scenarios * .8 * (1 - r) / (r * .2)))) else "null")
})
keep("reliability.json", paste0("[", paste(reliable, collapse = ",\n"), "]"))

# --- the same of single scenarios, halves and one factor. First a published table that comes with R: `attitude`,
# Chatterjee and Price 1977, 30 departments by 7 questions
set.seed(6005)
form <- function(people, scenarios, shared, lengths) {
  skill <- rnorm(people, 500, shared)
  m <- sapply(seq_len(scenarios), function(s) pmin(1000, pmax(0, round(lengths[s] * skill + rnorm(people, 12 * s, 150)))))
  colnames(m) <- paste0("s", seq_len(scenarios))
  m
}
forms <- c(list(as.matrix(attitude)), lapply(1:7, function(i) {
  scenarios <- c(4, 5, 6, 8, 10, 12, 20)[i]
  form(c(30, 40, 60, 80, 100, 120, 120)[i], scenarios, 60 + 15 * i, runif(scenarios, .6, 1.2))
}))

# The upper and the lower 27 %, who ties with the last of a group included.
discrimination <- function(m) {
  sums <- rowSums(m); size <- max(1, floor(.27 * nrow(m) + .5))
  upper <- sums >= sort(sums, decreasing = TRUE)[size]; lower <- sums <= sort(sums)[size]
  colMeans(m[upper, ]) - colMeans(m[lower, ])
}
# psych looks at every split of an even number of scenarios; of an odd one it leaves half of them out, so those are
# gone through here.
splits <- function(m) {
  v <- cov(m); k <- ncol(m)
  if (k > 16) return(c(NA, NA, (sum(v) - sum(diag(v))) / sum(v) * k / (k - 1)))
  if (k %% 2 == 0) {
    found <- psych::splitHalf(m, covar = TRUE, check.keys = FALSE)
    return(c(found$minrb, found$maxrb, found$meanr))
  }
  all <- combn(k, k %/% 2, function(half) 4 * sum(v[half, -half]) / sum(v))
  c(min(all), max(all), mean(all))
}
# Loadings of one factor by Newton's method on the same least squares as psych's search, to the last digits.
minres <- function(r) {
  diag(r) <- 0; k <- ncol(r)
  start <- rowSums(r) / sqrt(sum(r))
  loss <- function(l) { d <- r - tcrossprod(l); diag(d) <- 0; sum(d^2) / 2 }
  slope <- function(l) { d <- r - tcrossprod(l); diag(d) <- 0; as.vector(-2 * d %*% l) }
  l <- optim(start, loss, slope, method = "BFGS", control = list(reltol = 1e-14, maxit = 1000))$par
  for (i in 1:20) {
    d <- r - tcrossprod(l); diag(d) <- 0
    bend <- -2 * d + 2 * tcrossprod(l); diag(bend) <- 2 * (sum(l^2) - l^2)
    l <- l - solve(bend, slope(l))
  }
  stopifnot(max(abs(slope(l))) < 1e-12, all(l^2 < .995))
  if (sum(l) < 0) -l else l
}
cases("forms.json", sapply(forms, function(m) {
  found <- suppressMessages(suppressWarnings(psych::alpha(m, warnings = FALSE)))
  halves <- splits(m); odd <- seq_len(ncol(m)) %% 2 == 1
  between <- cor(rowSums(m[, odd]), rowSums(m[, !odd]))
  r <- cor(m); v <- cov(m); l <- minres(r)
  theirs <- suppressMessages(suppressWarnings(psych::omega(m, nfactors = 1, plot = FALSE)))
  sprintf(paste("{\"people\": %s,", "\"alpha\": %s,", "\"mean\": %s,", "\"deviation\": %s,", "\"corrected\": %s,", "\"discrimination\": %s,",
      "\"without\": %s,", "\"lowest\": %s, \"highest\": %s, \"average\": %s, \"odd_even\": %s,", "\"loadings\": %s,",
      "\"total\": %s, \"standardised\": %s, \"psych\": %s,", "\"psych_loadings\": %s}", sep = "\n "),
    rows(m), number(found$total$raw_alpha), numbers(found$item.stats$mean), numbers(found$item.stats$sd),
    numbers(found$item.stats$r.drop), numbers(discrimination(m)), numbers(found$alpha.drop$raw_alpha),
    known(halves[1]), known(halves[2]), number(halves[3]), number(2 * between / (1 + between)), numbers(l),
    number(1 - sum(diag(v) * (1 - l^2)) / sum(v)), number(1 - sum(1 - l^2) / sum(r)), number(theirs$omega.tot),
    numbers(as.vector(psych::fa(r, nfactors = 1)$loadings)))
}))

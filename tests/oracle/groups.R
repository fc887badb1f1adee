# Whether groups come out alike: app/assess/fisher.h, impact.h, mantel_haenszel.h, difference.h.

# --- Fisher's exact test. First the published tables: the lady tasting tea (Fisher 1935) and the convictions of twins
# (Fisher 1962), both in R's help of fisher.test
set.seed(7001)
table_of <- function(n1, s1, n2, s2) rbind(c(s1, n1 - s1), c(s2, n2 - s2))
fisher <- function(n1, s1, n2, s2) fisher.test(table_of(n1, s1, n2, s2))$p.value
tables <- rbind(c(4, 3, 4, 1), c(12, 2, 18, 15), c(10, 0, 10, 10), c(10, 5, 10, 5), c(200, 150, 200, 50), c(1, 0, 30, 7),
  c(20000, 9000, 20000, 9200), c(19000, 200, 1000, 20), c(15, 0, 9, 0), c(2500, 1250, 2500, 1190), c(0, 0, 9, 4),
  t(sapply(1:40, function(i) { n <- sample(5:400, 2); c(n[1], rbinom(1, n[1], .5), n[2], rbinom(1, n[2], .35 + .005 * i)) })))
cases("fisher.json", apply(tables, 1, function(t) sprintf("{\"counts\": %s, \"p\": %s}", row(t),
  number(if (t[1] == 0) 1 else fisher(t[1], t[2], t[3], t[4])))))

# --- its power, by asking fisher.test about every table there can be
power_of <- function(n1, p1, n2, p2, level) {
  chance <- outer(dbinom(0:n1, n1, p1), dbinom(0:n2, n2, p2))
  rejected <- outer(0:n1, 0:n2, Vectorize(function(a, b) fisher(n1, a, n2, b) <= level))
  sum(chance[rejected])
}
asked <- list(c(10, .4, 10, .5, .05), c(12, .2, 30, .25, .05), c(40, .4, 40, .5, .05), c(25, .72, 60, .9, .05 / 3),
  c(50, .24, 45, .3, .05 / 6), c(30, .1, 30, .9, .05), c(15, 0, 20, .5, .05), c(20, .8, 20, 1, .05))
cases("fisher_power.json", sapply(asked, function(a) sprintf("{\"people\": %s, \"rates\": %s, \"level\": %s, \"power\": %s}",
  row(a[c(1, 3)]), numbers(a[c(2, 4)]), number(a[5]), number(power_of(a[1], a[2], a[3], a[4], a[5])))))
# The usual approximation for two large groups, which is of a test without Fisher's caution
cases("prop_power.json", sapply(list(c(250, .4, .5), c(500, .4, .5), c(1000, .24, .3), c(2000, .45, .5), c(10000, .2, .21)),
  function(a) sprintf("{\"people\": %d, \"rates\": %s, \"power\": %s}", as.integer(a[1]), numbers(a[2:3]),
    number(power.prop.test(n = a[1], p1 = a[2], p2 = a[3])$power))))

# --- several groups: rates, ratios to the highest, p against it, Holm over all pairs
set.seed(7002)
impact <- function(people, selected) {
  rate <- selected / people
  best <- order(-rate, -people)[1]
  pairs <- t(combn(length(people), 2))
  p <- apply(pairs, 1, function(x) fisher(people[x[1]], selected[x[1]], people[x[2]], selected[x[2]]))
  holm <- p.adjust(p, "holm")
  against <- sapply(seq_along(people), function(g)
    if (g == best) NA else which(pairs[, 1] == min(g, best) & pairs[, 2] == max(g, best)))
  sprintf("{\"people\": %s, \"selected\": %s, \"highest\": %d,\n \"ratio\": %s,\n \"p\": [%s],\n \"adjusted\": [%s]}",
    row(people), row(selected), as.integer(best - 1), numbers(rate / max(rate)),
    paste(sapply(against, function(i) known(p[i])), collapse = ","), paste(sapply(against, function(i) known(holm[i])), collapse = ","))
}
cases("impact.json", c(impact(colSums(UCBAdmissions[, 1, ]), UCBAdmissions[1, 1, ]), sapply(1:8, function(i) {
  people <- sample(10:300, 1 + i %% 5 + 1)
  impact(people, pmax(1, rbinom(length(people), people, runif(length(people), .3, .6))))
})))
cases("holm.json", lapply(1:10, function(i) { p <- round(runif(i)^3, 6); sprintf("{\"p\": %s, \"adjusted\": %s}", numbers(p), numbers(p.adjust(p, "holm"))) }))

# --- Mantel and Haenszel, published: Berkeley's admissions (Bickel, Hammel and O'Connell 1975) and the penicillin
# rabbits (Mantel 1963), both in R's help of mantelhaen.test
set.seed(7003)
rabbits <- array(c(0, 0, 6, 5, 3, 0, 3, 6, 6, 2, 0, 4, 5, 6, 1, 0, 2, 5, 0, 0), dim = c(2, 2, 5))
made <- lapply(1:8, function(i) array(rpois(4 * (2 + i), 3 + 2 * i) + 1, dim = c(2, 2, 2 + i)))
# The first index: group; the second: passed or not
mantel <- function(x) {
  found <- mantelhaen.test(x)
  strata <- apply(x, 3, function(t) row(c(sum(t[1, ]), t[1, 1], sum(t[2, ]), t[2, 1])))
  sprintf("{\"strata\": [%s],\n \"statistic\": %s, \"p\": %s, \"odds\": %s, \"low\": %s, \"high\": %s}", paste(strata, collapse = ","),
    number(found$statistic), number(found$p.value), number(found$estimate), number(found$conf.int[1]), number(found$conf.int[2]))
}
cases("mantel_haenszel.json", sapply(c(list(aperm(UCBAdmissions, c(2, 1, 3)), rabbits), made), mantel))

# --- from people to strata: as many as possible alike in number, equal scores together
set.seed(7004)
cases("strata.json", sapply(1:6, function(i) {
  n <- 40 * i; one <- runif(n) < .5; others <- round(rnorm(n, 500, 90) / 20) * 20
  value <- pmin(1000, pmax(0, round((others + rnorm(n, 0, 150) - 60 * !one) / 50) * 50))
  stratum <- floor(5 * (rank(others, ties.method = "min") - 1) / n)
  passed <- value > median(value)
  found <- mantelhaen.test(table(factor(one, c(TRUE, FALSE)), factor(passed, c(TRUE, FALSE)), stratum))
  sprintf("{\"one\": %s, \"value\": %s, \"others\": %s, \"statistic\": %s, \"odds\": %s}", row(one), row(value), row(others),
    number(found$statistic), number(found$estimate))
}))

# --- Hedges' g: effectsize's, whose band is by the noncentral t; the approximate band beside it. First Student's sleep
# data (1908), in tenths of an hour
set.seed(7005)
pairs <- c(list(list(10 * sleep$extra[sleep$group == 1], 10 * sleep$extra[sleep$group == 2])), lapply(1:9, function(i) {
  n <- sample(c(2, 3, 10, 14, 25, 60, 150), 2, replace = TRUE)
  if (i > 3) n <- pmax(n, 10)
  list(pmin(1000, pmax(0, round(rnorm(n[1], 520, 130)))), pmin(1000, pmax(0, round(rnorm(n[2], 520 - 12 * i, 140)))))
}))
cases("hedges.json", sapply(pairs, function(each) {
  found <- effectsize::hedges_g(each[[1]], each[[2]])
  n <- lengths(each); half <- qnorm(.975) * sqrt(sum(1 / n) + found$Hedges_g^2 / (2 * sum(n)))
  sprintf("{\"one\": %s, \"other\": %s, \"g\": %s, \"low\": %s, \"high\": %s, \"exact\": %s}", row(round(each[[1]])), row(round(each[[2]])),
    number(found$Hedges_g), number(found$Hedges_g - half), number(found$Hedges_g + half), numbers(c(found$CI_low, found$CI_high)))
}))

# How sure a mean or a change is: app/coach/student.h, bands.h.
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

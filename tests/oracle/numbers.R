# Functions and quantiles: app/assess/special.h, usage.h.
set.seed(7006)
x <- c(1e-300, 1e-9, .05, .5, .7071, .70711, 1, 1.4142, 2, 3, 10, 12345.678, 1e300)
y <- c(-740, -700, -50.5, -3, -1, -.3466, -.3465, -1e-9, 0, 1e-9, .5, 1, 2.5, 10, 100, 709)
z <- c(-8, -3.5, -1, -.2, 0, .1, .5, 1, 1.96, 2.5, 2.999, 3, 3.001, 4, 6, 10, 20, 35)
keep("special.json", sprintf("{\"x\": %s,\n \"log\": %s,\n \"y\": %s,\n \"exp\": %s,\n \"z\": %s,\n \"above\": %s,\n \"square\": %s,\n \"chi\": %s}",
  numbers(x), numbers(log(x)), numbers(y), numbers(exp(y)), numbers(z), numbers(pnorm(z, lower.tail = FALSE)),
  numbers(z[z >= 0]^2), numbers(pchisq(z[z >= 0]^2, 1, lower.tail = FALSE))))
cases("quantiles.json", sapply(c(1, 2, 3, 10, 57, 400), function(n) {
  seconds <- round(rexp(n, 1 / 240))
  sprintf("{\"values\": %s, \"quantiles\": %s}", row(seconds), numbers(quantile(seconds, c(0, .1, .25, .5, .75, .9, 1), type = 7)))
}))
# The most that a choice nobody took may be taken: the exact (Clopper-Pearson) limit
offered <- c(10, 20, 59, 100, 1000)
keep("never.json", sprintf("{\"offered\": %s, \"most\": %s}", row(offered),
  numbers(sapply(offered, function(n) binom.test(0, n, alternative = "less")$conf.int[2]))))

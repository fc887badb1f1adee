#!/usr/bin/env Rscript
# What R says of the figures in app/coach and app/assess, kept in tests/fixtures/oracle/ for the unit tests.
# For a maintainer who changes a statistic:
#   apt-get install r-base-core r-cran-psych r-cran-effectsize && Rscript tests/oracle/figures.R tests/fixtures/oracle
# One file a topic; each makes its data from fixed seeds of its own, or takes published ones that come with R.
suppressPackageStartupMessages({library(psych); library(effectsize)})
folder <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(folder)) stop("usage: figures.R FOLDER")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (topic in c("shared", "raters", "bands", "forms", "groups", "numbers")) source(file.path(here, paste0(topic, ".R")))

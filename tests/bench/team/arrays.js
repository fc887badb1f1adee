// The rival: a team's file in typed arrays and plain loops over them. The fastest of as many rounds as main.cpp takes.
(function () {
  "use strict";

  var kRounds = 15, kLeast = 10, kMost = 20;

  function numbered() {
    var known = new Map();
    return {
      of: function (name) {
        var at = known.get(name);
        if (at === undefined) { at = known.size; known.set(name, at); }
        return at;
      },
      size: function () { return known.size; },
    };
  }

  function load(bytes) {
    var lines = new TextDecoder().decode(bytes).split("\n");
    var rows = lines.length - (lines[lines.length - 1] === "" ? 2 : 1);
    var people = numbered(), scenarios = numbered(), sectors = numbered();
    var sector_of = [], weeks = 0;
    var table = {
      rows: rows, person: new Uint32Array(rows), scenario: new Uint16Array(rows), week: new Uint16Array(rows),
      first: new Uint8Array(rows), resolution: new Uint16Array(rows),
    };
    for (var i = 0; i < rows; ++i) {
      var cells = lines[i + 1].split(",");
      table.person[i] = people.of(cells[0]);
      table.scenario[i] = scenarios.of(cells[2]);
      sector_of[table.scenario[i]] = sectors.of(cells[3]);
      table.week[i] = Number(cells[4]) - 1;
      table.first[i] = cells[5] === "first" ? 1 : 0;
      table.resolution[i] = Number(cells[6]);
      if (table.week[i] >= weeks) weeks = table.week[i] + 1;
    }
    table.people = people.size();
    table.scenarios = scenarios.size();
    table.weeks = weeks;
    table.sector_of = Uint16Array.from(sector_of);
    return table;
  }

  function by_person(table, sum, count) {
    sum.fill(0);
    count.fill(0);
    var person = table.person, resolution = table.resolution;
    for (var i = 0; i < table.rows; ++i) {
      sum[person[i]] += resolution[i];
      ++count[person[i]];
    }
  }

  function heat(table, sum, count) {
    sum.fill(0);
    count.fill(0);
    var weeks = table.weeks, scenario = table.scenario, week = table.week, resolution = table.resolution;
    for (var i = 0; i < table.rows; ++i) {
      var at = scenario[i] * weeks + week[i];
      sum[at] += resolution[i];
      ++count[at];
    }
  }

  function lowest(table, sum, count) {
    by_person(table, sum, count);
    var found = [];
    for (var i = 0; i < table.people; ++i) {
      if (count[i] < kLeast) continue;
      var mean = sum[i] / count[i];
      if (found.length === kMost && mean >= found[kMost - 1].mean) continue;
      var place = found.length;
      while (place > 0 && found[place - 1].mean > mean) --place;
      found.splice(place, 0, { mean: mean, person: i });
      if (found.length > kMost) found.pop();
    }
    return found;
  }

  // Firsts of the first sector in the first half of the weeks, as main.cpp asks.
  function filter(table, last, keep) {
    var count = 0, first = table.first, week = table.week, scenario = table.scenario, sector_of = table.sector_of;
    for (var i = 0; i < table.rows; ++i) {
      keep[i] = first[i] & (week[i] <= last ? 1 : 0) & (sector_of[scenario[i]] === 0 ? 1 : 0);
      count += keep[i];
    }
    return count;
  }

  function by_person_kept(table, keep, sum, count) {
    sum.fill(0);
    count.fill(0);
    var person = table.person, resolution = table.resolution;
    for (var i = 0; i < table.rows; ++i) {
      if (keep[i] === 0) continue;
      sum[person[i]] += resolution[i];
      ++count[person[i]];
    }
  }

  function fastest(work) {
    var best = Infinity;
    for (var i = 0; i < kRounds; ++i) {
      var began = performance.now();
      work();
      best = Math.min(best, performance.now() - began);
    }
    return best;
  }

  window.measure_arrays = function (bytes) {
    var began = performance.now();
    var table = load(bytes);
    var took = performance.now() - began;
    var sum = new Uint32Array(table.people), count = new Uint32Array(table.people);
    var cells = table.scenarios * table.weeks;
    var heat_sum = new Uint32Array(cells), heat_count = new Uint32Array(cells);
    var keep = new Uint8Array(table.rows), last = Math.floor(table.weeks / 2), found = [], kept = 0;
    var rows = [
      { name: "a: mean for each person", ms: fastest(function () { by_person(table, sum, count); }) },
      { name: "b: scenario by week", ms: fastest(function () { heat(table, heat_sum, heat_count); }) },
      { name: "c: the twenty lowest of ten attempts or more",
        ms: fastest(function () { found = lowest(table, sum, count); }) },
      { name: "a change of filter", ms: fastest(function () { kept = filter(table, last, keep); }) },
      { name: "a through that filter", ms: fastest(function () { by_person_kept(table, keep, sum, count); }) },
    ];
    return { load: took, rows: rows, sums: [table.rows, table.people, table.scenarios, table.weeks, kept, found.length] };
  };
})();

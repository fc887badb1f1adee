# Everything that Warmline is built from and did not write itself, each declared once.
#
#   source  the upstream archive of a Debian source package, fetched and verified by apt, and checked against SHA256 here
#   deb     a Debian binary package, likewise
#   headers a header-only library from an installed -dev package (Debian's own package check stands in for SHA256; the
#           fingerprints known to work, Debian 12's and 13's, are listed; others warn)
#   installed  a library as the machine has it, from an installed -dev package; nothing of it is in the page
# SPDX is the licence of what the page takes of it, for the bill of materials.
#
# To build against your own checkout, give its folder by name, as with CMake's FetchContent:
#   cmake --preset native -DFETCHCONTENT_SOURCE_DIR_IMGUI=/path/to/imgui
# Names: IMGUI SDL2 LIBSODIUM ZLIB GUMBO INTER DROID_FALLBACK SCOWL GEONAMES CEREAL RAPIDJSON DOCTEST CLI11 SQLITE3. The folder must hold MARKER.
# tests/run checks that such an override is used, and that a wrong one is refused.

warmline_declare(imgui
  KIND source PACKAGE imgui VERSION 1.92.2b+ds-1 ACCEPT 1.92.*
  ARCHIVE imgui_1.92.2b+ds.orig.tar.xz
  SHA256 e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
  MARKER imgui.h LICENSE LICENSE.txt SPDX MIT TITLE "Dear ImGui")

warmline_declare(sdl2
  KIND source PACKAGE libsdl2 VERSION 2.26.5+dfsg-1
  ARCHIVE libsdl2_2.26.5+dfsg.orig.tar.gz
  SHA256 b3f2c822151804125d08db94c65852f711c2e5df2145a59da120748dc32eb9c3
  MARKER include/SDL.h LICENSE LICENSE.txt SPDX Zlib TITLE "Simple DirectMedia Layer 2")

warmline_declare(libsodium
  KIND source PACKAGE libsodium VERSION 1.0.18-1+deb12u1 ACCEPT 1.0.18-*
  ARCHIVE libsodium_1.0.18.orig.tar.gz
  SHA256 d59323c6b712a1519a5daf710b68f5e7fde57040845ffec53850911f10a5d4f4
  MARKER src/libsodium/include/sodium.h LICENSE LICENSE SPDX ISC TITLE "libsodium")

warmline_declare(zlib
  KIND source PACKAGE zlib VERSION 1:1.3.dfsg+really1.3.1-1 ACCEPT 1:1.3.dfsg+really1.3.*
  ARCHIVE zlib_1.3.dfsg+really1.3.1.orig.tar.gz
  SHA256 60dd315c07f616887caa029408308a018ace66e3d142726a97db164b3b8f69fb
  MARKER zlib.h LICENSE README SPDX Zlib TITLE "zlib")

# Its tokenizer alone is used, and only by the command line (app/interop/html.h says why).
warmline_declare(gumbo
  KIND source PACKAGE gumbo-parser VERSION 0.13.0+dfsg-2 ACCEPT 0.13.*
  ARCHIVE gumbo-parser_0.13.0+dfsg.orig.tar.xz
  SHA256 1d01316617df9cefcd3f43235b519f606a5465a526a768734714fcc51ccb79e4
  MARKER src/tokenizer.h LICENSE README.md SPDX Apache-2.0 TITLE "Gumbo")

warmline_declare(inter
  KIND deb PACKAGE fonts-inter VERSION 4.0~beta7+ds-1
  ARCHIVE fonts-inter_4.0~beta7+ds-1_all.deb
  SHA256 6afd9014550e04b58bccf64b94f92ae1dbfd8018489b92de835408970234c24c
  MARKER usr/share/fonts/opentype/inter/Inter-Regular.otf
  LICENSE usr/share/doc/fonts-inter/copyright SPDX OFL-1.1 TITLE "Inter typeface")

warmline_declare(droid_fallback
  KIND deb PACKAGE fonts-droid-fallback VERSION 1:6.0.1r16-1.1
  ARCHIVE fonts-droid-fallback_6.0.1r16-1.1_all.deb
  SHA256 d2096d4edde128fedf6749be2dd204a5810210a6201126d99b8d412344f71056
  MARKER usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf
  LICENSE usr/share/doc/fonts-droid-fallback/copyright SPDX Apache-2.0 TITLE "Droid Sans Fallback typeface")

warmline_declare(scowl
  KIND deb PACKAGE scowl VERSION 2020.12.07-2
  ARCHIVE scowl_2020.12.07-2_all.deb
  SHA256 de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718
  MARKER usr/share/dict/scowl/english-proper-names.50
  LICENSE usr/share/doc/scowl/copyright SPDX LicenseRef-SCOWL TITLE "SCOWL, word lists (in the list of names and words)")

warmline_declare(geonames
  KIND deb PACKAGE libgeonames-common VERSION 0.3.0-1
  ARCHIVE libgeonames-common_0.3.0-1_all.deb
  SHA256 6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930
  MARKER usr/share/locale/en/LC_MESSAGES/geonames.mo
  LICENSE usr/share/doc/libgeonames-common/copyright SPDX CC-BY-4.0 TITLE "GeoNames, geonames.org, CC BY 4.0 (in the list of names and words)")

warmline_declare(cereal
  KIND headers PACKAGE libcereal-dev VERSION 1.3.2 FOLDER cereal
  FINGERPRINTS fcb8f370429d4691a79df492e842bf753deb7da827019cb6c6e56241aed76258
  MARKER cereal/cereal.hpp LICENSE copyright SPDX BSD-3-Clause TITLE "cereal")

warmline_declare(rapidjson
  KIND headers PACKAGE rapidjson-dev VERSION 1.1.0 FOLDER rapidjson
  FINGERPRINTS 56bb67d4825d282daa0d6220a9c70e430b01e2e6d02ac8db30e18eafdfb8cd8b 4d97e296f5ca44b435ddf12571a25fe9e3c40e20867852e330e132bbc082dc43
  MARKER rapidjson/document.h LICENSE copyright SPDX MIT TITLE "RapidJSON")

warmline_declare(doctest
  KIND headers PACKAGE doctest-dev VERSION "2.4.9 or 2.4.11" FOLDER doctest
  FINGERPRINTS 29a2bd2862bc70b1c4da30befdc72ea03fb83f7925cf17f5e7dda38c7b3ef715 616bcf4779e91b6df7891f0b99c96181825c89f584ccec572c69cfe6ab004710
  MARKER doctest/doctest.h LICENSE copyright TITLE "doctest" TESTS_ONLY)

warmline_declare(cli11
  KIND headers PACKAGE libcli11-dev VERSION "2.1.2 or 2.4.1" FOLDER CLI
  FINGERPRINTS 3d366979b81ea91381df1f876012ae4e6f31939e603209832dda5ecd75cc5721 6a7d19151ccb397f267917ceada89e408ba30955f9ed43cea914bfbef5eb3909
  MARKER CLI/CLI.hpp LICENSE copyright TITLE "CLI11" TESTS_ONLY)

# Of the command line alone: the store that many result files are collected in (app/collect/store.h).
warmline_declare(sqlite3
  KIND installed PACKAGE libsqlite3-dev VERSION "3.40 or 3.46"
  MARKER sqlite3.c LICENSE copyright TITLE "SQLite" TESTS_ONLY)

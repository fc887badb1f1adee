# The lexicon of app/anonymity, made once from two of Debian's packages: lexicon.bin, which the site carries as a file of
# its own, and for native programs the library warmline_lexicon, which holds it.
function(warmline_lexicon)
  warmline_source(scowl scowl)
  warmline_source(geonames geonames)
  find_program(WARMLINE_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
  if(NOT WARMLINE_PYTHON)
    find_program(WARMLINE_PYTHON NAMES python3 REQUIRED)
  endif()
  set(script "${WARMLINE_THIRD_PARTY}/lexicon.py")
  set(file "${CMAKE_BINARY_DIR}/lexicon.bin")
  set(source "${CMAKE_BINARY_DIR}/generated/lexicon.cpp")
  add_custom_command(OUTPUT "${file}" "${source}"
    COMMAND "${WARMLINE_PYTHON}" "${script}" "${scowl}" "${geonames}" "${file}" "${source}"
    DEPENDS "${script}" COMMENT "Making the lexicon" VERBATIM)
  if(EMSCRIPTEN)
    add_custom_target(warmline_lexicon_file ALL DEPENDS "${file}")
    return()
  endif()
  set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  add_library(warmline_lexicon STATIC "${source}")
  target_link_libraries(warmline_lexicon PUBLIC warmline_core)
endfunction()

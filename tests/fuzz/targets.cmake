# The fuzz targets, tests/fuzz/TARGET_fuzz.cpp: programs of their own for tests/fuzz/run, and in every build a part of the
# unit tests, which go through corpus/TARGET once: what was found stays found.
warmline_sources(fuzz_sources tests/fuzz/*_fuzz.cpp)

if(WARMLINE_FUZZ)
  foreach(source ${fuzz_sources})
    get_filename_component(target "${source}" NAME_WE)
    add_executable(${target} EXCLUDE_FROM_ALL "${source}" tests/support/transcripts.cpp)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(${target} PRIVATE warmline_core warmline_import warmline_lexicon)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  endforeach()
endif()

# fuzz_targets.h names each with its function: replay_test.cpp asks that none is forgotten.
function(warmline_replay_fuzz_corpora tests)
  set(functions "")
  set(table "")
  foreach(source ${fuzz_sources})
    get_filename_component(target "${source}" NAME_WE)
    string(REGEX REPLACE "_fuzz$" "" name "${target}")
    add_library(${target}_replayed OBJECT "${source}")
    target_include_directories(${target}_replayed PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${target}_replayed PRIVATE "LLVMFuzzerTestOneInput=warmline_${target}")
    target_link_libraries(${target}_replayed PRIVATE warmline_core warmline_import)
    target_link_libraries(${tests} PRIVATE ${target}_replayed)
    string(APPEND functions "extern \"C\" int warmline_${target}(const std::uint8_t* data, std::size_t size);\n")
    string(APPEND table "    {\"${name}\", warmline_${target}},\n")
  endforeach()
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/fuzz/fuzz_targets.h" CONTENT "#pragma once

#include <cstddef>
#include <cstdint>

@functions@
struct FuzzTarget {
  const char* name;
  int (*run)(const std::uint8_t* data, std::size_t size);
};

inline constexpr FuzzTarget kFuzzTargets[] = {
@table@};
" @ONLY)
  target_include_directories(${tests} PRIVATE "${CMAKE_BINARY_DIR}/generated/fuzz")
endfunction()

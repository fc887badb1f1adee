# The targets that Warmline links: json, cereal, doctest, cli11, sodium, zlib, minizip, gumbo, sqlite3, imgui, imgui_null, imgui_sdl2_opengl3, sdl2.
include("${CMAKE_CURRENT_LIST_DIR}/dependency.cmake")

# Each is set up only when something links it, so that a build of the core alone fetches no screen.
function(warmline_header_library name)
  warmline_source(${name} folder)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE "${folder}")
endfunction()

function(warmline_libsodium)
  warmline_source(libsodium folder)
  set(root "${folder}/src/libsodium")
  file(GLOB_RECURSE sources "${root}/*.c")
  # Portable C only: what needs assembler or special instructions is guarded by macros that stay undefined here.
  add_library(sodium STATIC EXCLUDE_FROM_ALL ${sources})
  set(VERSION "${DEP_libsodium_VERSION}")
  string(REGEX MATCH "^[0-9.]+" VERSION "${VERSION}")
  set(SODIUM_LIBRARY_VERSION_MAJOR 10)
  set(SODIUM_LIBRARY_VERSION_MINOR 3)
  set(SODIUM_LIBRARY_MINIMAL_DEF "")
  set(made "${CMAKE_CURRENT_BINARY_DIR}/third_party/libsodium")
  configure_file("${root}/include/sodium/version.h.in" "${made}/sodium/version.h" @ONLY)
  target_include_directories(sodium SYSTEM PUBLIC "${root}/include" "${made}")
  target_include_directories(sodium PRIVATE "${root}/include/sodium" "${made}/sodium")
  target_compile_definitions(sodium PUBLIC SODIUM_STATIC=1 PRIVATE CONFIGURED=1 NATIVE_LITTLE_ENDIAN=1 DEV_MODE=0)
  target_compile_options(sodium PRIVATE -w)
endfunction()

function(warmline_zlib)
  warmline_source(zlib folder)
  add_library(zlib STATIC EXCLUDE_FROM_ALL)
  foreach(unit adler32 compress crc32 deflate inffast inflate inftrees trees uncompr zutil)
    target_sources(zlib PRIVATE "${folder}/${unit}.c")
  endforeach()
  target_include_directories(zlib SYSTEM PUBLIC "${folder}")
  # The small CRC table: the braided ones are 40 KB that a download would carry for speed nobody notices here.
  target_compile_definitions(zlib PRIVATE Z_TESTW=0 HAVE_UNISTD_H=1)
  target_compile_options(zlib PRIVATE -w)
endfunction()

# Reading and writing archives: it comes with zlib's source.
function(warmline_minizip)
  warmline_source(zlib folder)
  add_library(minizip STATIC EXCLUDE_FROM_ALL "${folder}/contrib/minizip/unzip.c" "${folder}/contrib/minizip/zip.c"
    "${folder}/contrib/minizip/ioapi.c")
  target_include_directories(minizip SYSTEM PUBLIC "${folder}/contrib/minizip")
  target_compile_definitions(minizip PRIVATE NOUNCRYPT NOCRYPT)
  target_compile_options(minizip PRIVATE -w)
  target_link_libraries(minizip PUBLIC zlib)
endfunction()

function(warmline_gumbo)
  warmline_source(gumbo folder)
  file(GLOB sources "${folder}/src/*.c")
  add_library(gumbo STATIC EXCLUDE_FROM_ALL ${sources})
  target_include_directories(gumbo SYSTEM PUBLIC "${folder}/src")
  target_compile_options(gumbo PRIVATE -w)
endfunction()

# The machine's own, which its administrator keeps up to date; or the amalgamation of a checkout.
function(warmline_sqlite3)
  find_package(Threads REQUIRED)
  if(FETCHCONTENT_SOURCE_DIR_SQLITE3)
    warmline_source(sqlite3 folder)
    add_library(sqlite3 STATIC EXCLUDE_FROM_ALL "${folder}/sqlite3.c")
    target_include_directories(sqlite3 SYSTEM PUBLIC "${folder}")
    target_compile_options(sqlite3 PRIVATE -w)
    target_link_libraries(sqlite3 PUBLIC Threads::Threads ${CMAKE_DL_LIBS})
    return()
  endif()
  find_path(WARMLINE_SQLITE3_HEADERS sqlite3.h)
  find_library(WARMLINE_SQLITE3_LIBRARY sqlite3)
  if(NOT WARMLINE_SQLITE3_HEADERS OR NOT WARMLINE_SQLITE3_LIBRARY)
    message(FATAL_ERROR "${DEP_sqlite3_TITLE} is not installed.\n"
      "Install it with: apt-get install ${DEP_sqlite3_PACKAGE}")
  endif()
  add_library(sqlite3 INTERFACE)
  target_include_directories(sqlite3 SYSTEM INTERFACE "${WARMLINE_SQLITE3_HEADERS}")
  target_link_libraries(sqlite3 INTERFACE "${WARMLINE_SQLITE3_LIBRARY}")
endfunction()

function(warmline_imgui)
  warmline_source(imgui folder)
  add_library(imgui STATIC EXCLUDE_FROM_ALL)
  foreach(unit imgui imgui_draw imgui_tables imgui_widgets)
    target_sources(imgui PRIVATE "${folder}/${unit}.cpp")
  endforeach()
  target_include_directories(imgui SYSTEM PUBLIC "${folder}" "${folder}/backends")
  target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
    IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS)
  target_compile_options(imgui PRIVATE -w)

  set(null "${folder}/backends")
  if(NOT EXISTS "${null}/imgui_impl_null.cpp") # it came with 1.92.4
    set(null "${WARMLINE_THIRD_PARTY}/imgui_null")
  endif()
  add_library(imgui_null STATIC EXCLUDE_FROM_ALL "${null}/imgui_impl_null.cpp")
  target_include_directories(imgui_null SYSTEM PUBLIC "${null}")
  target_link_libraries(imgui_null PUBLIC imgui)
  target_compile_options(imgui_null PRIVATE -w)

  if(EMSCRIPTEN)
    warmline_sdl2()
    add_library(imgui_sdl2_opengl3 STATIC EXCLUDE_FROM_ALL
      "${folder}/backends/imgui_impl_sdl2.cpp" "${folder}/backends/imgui_impl_opengl3.cpp"
      "${WARMLINE_THIRD_PARTY}/imgui_gl_state.c")
    set_source_files_properties("${folder}/backends/imgui_impl_opengl3.cpp" PROPERTIES
      COMPILE_DEFINITIONS glGetIntegerv=warmline_get_integerv)
    target_link_libraries(imgui_sdl2_opengl3 PUBLIC imgui sdl2)
    target_compile_definitions(imgui_sdl2_opengl3 PRIVATE IMGUI_IMPL_OPENGL_ES3)
    # The SDL2 backend uses emscripten's calls and leaves including their header to the compiler's SDL port.
    target_compile_options(imgui_sdl2_opengl3 PRIVATE -w -include emscripten.h)
  endif()
endfunction()

function(warmline_sdl2)
  warmline_source(sdl2 folder)
  include("${WARMLINE_THIRD_PARTY}/sdl2.cmake")
  warmline_build_sdl2("${folder}" installed)
  add_library(sdl2 STATIC IMPORTED GLOBAL)
  set_target_properties(sdl2 PROPERTIES IMPORTED_LOCATION "${installed}/lib/libSDL2.a")
  target_include_directories(sdl2 SYSTEM INTERFACE "${installed}/include/SDL2")
endfunction()

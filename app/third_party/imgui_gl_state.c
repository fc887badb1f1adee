// What ImGui's OpenGL backend gets when it asks for the state it will put back after drawing. Each such question makes the
// page's thread wait until everything drawn so far is done (about 50 ms a frame where drawing is done in software), and
// nobody but the backend draws here, so those that would wait are answered from what WebGL starts with.
#include <GLES3/gl3.h>

void warmline_get_integerv(GLenum name, GLint* value);

void warmline_get_integerv(GLenum name, GLint* value) {
  switch (name) {
    case GL_SCISSOR_BOX:
    case GL_VIEWPORT:
      value[0] = value[1] = value[2] = value[3] = 0;
      return;
    case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *value = GL_ONE; return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA: *value = GL_ZERO; return;
    default: glGetIntegerv(name, value);
  }
}
